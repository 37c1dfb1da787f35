package com.keyri.repository;

import com.google.re2j.Pattern;
import com.keyri.repository.SecretRule.Allowlist;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/** The rules of one gitleaks configuration file. Its expressions are RE2's, and RE2/J runs them unchanged. */
final class SecretRules {
    private final List<SecretRule> rules;
    private final List<Allowlist> global;

    private SecretRules(List<SecretRule> rules, List<Allowlist> global) {
        this.rules = rules;
        this.global = global;
    }

    static SecretRules read(Path file) {
        TomlParseResult root = parse(file);
        if (root.hasErrors()) {
            throw new IllegalArgumentException(file + ": " + root.errors());
        }
        List<Allowlist> global = allowlists(root);
        List<SecretRule> rules = new ArrayList<>();
        for (TomlTable rule : tables(root, "rules")) {
            List<Allowlist> allowlists = new ArrayList<>(global);
            allowlists.addAll(allowlists(rule));
            rules.add(new SecretRule(
                    rule.getString("id", () -> ""),
                    pattern(rule.getString("regex")),
                    pattern(rule.getString("path")),
                    (int) rule.getLong("secretGroup", () -> 0),
                    numberOf(rule.get("entropy")),
                    lowerCase(strings(rule, "keywords")),
                    List.copyOf(allowlists)));
        }
        return new SecretRules(List.copyOf(rules), global);
    }

    private static TomlParseResult parse(Path file) {
        try {
            return Toml.parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same rules, which leave out what another file's allowlists name as well. */
    SecretRules leavingOutWhat(SecretRules other) {
        List<Allowlist> all = join(global, other.global);
        return new SecretRules(
                rules.stream()
                        .map(rule -> rule.with(join(rule.allowlists(), other.global)))
                        .toList(),
                all);
    }

    private static List<Allowlist> join(List<Allowlist> some, List<Allowlist> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    int size() {
        return rules.size();
    }

    List<LeakedSecret> search(String file, String text) {
        if (global.stream().anyMatch(list -> list.allowsPath(file))) {
            return List.of();
        }
        String lowerCaseText = text.toLowerCase(Locale.ROOT);
        return rules.stream()
                .flatMap(rule -> rule.search(file, text, lowerCaseText).stream())
                .toList();
    }

    private static List<Allowlist> allowlists(TomlTable parent) {
        List<Allowlist> lists = new ArrayList<>();
        TomlTable single = parent.getTable("allowlist");
        if (single != null) {
            lists.add(allowlist(single));
        }
        tables(parent, "allowlists").forEach(table -> lists.add(allowlist(table)));
        return lists;
    }

    private static Allowlist allowlist(TomlTable table) {
        return new Allowlist(
                table.getString("condition", () -> "OR").equals("AND"),
                Allowlist.Target.valueOf(
                        table.getString("regexTarget", () -> "secret").toUpperCase(Locale.ROOT)),
                patterns(strings(table, "paths")),
                patterns(strings(table, "regexes")),
                lowerCase(strings(table, "stopwords")));
    }

    private static double numberOf(@Nullable Object number) {
        return number instanceof Number value ? value.doubleValue() : 0;
    }

    private static @Nullable Pattern pattern(@Nullable String text) {
        return text == null ? null : Pattern.compile(text);
    }

    private static List<Pattern> patterns(List<String> texts) {
        return texts.stream().map(Pattern::compile).toList();
    }

    private static List<String> lowerCase(List<String> texts) {
        return texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
    }

    private static List<String> strings(TomlTable table, String name) {
        TomlArray array = table.getArrayOrEmpty(name);
        return IntStream.range(0, array.size()).mapToObj(array::getString).toList();
    }

    private static List<TomlTable> tables(TomlTable table, String name) {
        TomlArray array = table.getArrayOrEmpty(name);
        return IntStream.range(0, array.size()).mapToObj(array::getTable).toList();
    }
}
