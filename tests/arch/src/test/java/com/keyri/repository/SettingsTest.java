package com.keyri.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every setting stands in one file with its meaning, and the file holds no other. */
class SettingsTest {
    private static final String FILE = "persistence/src/main/resources/META-INF/microprofile-config.properties";
    private static final List<String> MODULES = List.of("protocol", "persistence", "ejb", "web");

    @Test
    void shouldDocumentEverySetting() {
        assertEquals(List.of(), Settings.undocumented(RepositoryFiles.textOf(FILE)));
    }

    @Test
    void shouldListEverySettingThatCodeReads() {
        Set<String> listed = Settings.listed(RepositoryFiles.textOf(FILE));
        Set<String> used = usedByTheProduct();

        assertFalse(used.isEmpty());
        assertEquals(Set.of(), without(used, name -> listed.stream().anyMatch(other -> Settings.covers(name, other))));
    }

    @Test
    void shouldListNoSettingThatNothingReads() {
        Set<String> listed = Settings.listed(RepositoryFiles.textOf(FILE));
        Set<String> used = usedByTheProduct();

        assertEquals(Set.of(), without(listed, name -> used.stream().anyMatch(other -> Settings.covers(other, name))));
    }

    @Test
    void shouldReportASettingWithoutAWordAboutIt() {
        String properties = """
                # The public address of the site.
                keyri.site=https://keyri.localhost

                keyri.silent=1
                #keyri.silent-too=

                # Its meaning, for two:
                #keyri.third=
                keyri.fourth=x
                """;

        assertEquals(List.of("keyri.silent", "keyri.silent-too"), Settings.undocumented(properties));
        assertEquals(
                Set.of("keyri.site", "keyri.silent", "keyri.silent-too", "keyri.third", "keyri.fourth"),
                Settings.listed(properties));
    }

    @Test
    void shouldSeeEveryWayToReadASetting() {
        String source = """
                @ConfigProperty(name = "keyri.one") String one;
                @ConfigProperty(defaultValue = "5", name="keyri.two.a-b") int two;
                url = "${MPCONFIG=keyri.three:none}"
                config.getOptionalValue("keyri.four", String.class);
                config.getValue("keyri.limit." + name, String.class);
                LOG.info("keyri.nothing");
                """;

        assertEquals(
                Set.of("keyri.one", "keyri.two.a-b", "keyri.three", "keyri.four", "keyri.limit."),
                Settings.used(source));
    }

    private static Set<String> usedByTheProduct() {
        return MODULES.stream()
                .map(module -> RepositoryFiles.ROOT.resolve(module).resolve("src/main"))
                .flatMap(SettingsTest::sources)
                .flatMap(source -> Settings.used(source).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> sources(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file ->
                            file.toString().endsWith(".java") || file.toString().endsWith(".xml"))
                    .map(file -> RepositoryFiles.textOf(
                            RepositoryFiles.ROOT.relativize(file).toString()))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> without(Set<String> names, Predicate<String> known) {
        return names.stream().filter(known.negate()).collect(Collectors.toCollection(TreeSet::new));
    }
}
