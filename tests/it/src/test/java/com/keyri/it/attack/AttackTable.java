package com.keyri.it.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The table of attacks, as it is printed and as it stands in docs/security/attacks.md. */
final class AttackTable {
    private static final Path SEEN = Path.of("target/attacks.md");
    private static final String PAGE = "docs/security/attacks.md";
    private static final String WRITE = "keyri.attacks.write";
    private static final String HEAD = """
            # Attacks on the sign-in, and how they end

            Each line is one attack, tried on a running server by `com.keyri.it.attack.AttacksIT` (`mvn verify -pl tests/it -am
            -Dit.test=AttacksIT`). *Seen* is put together from the answers, the audit record and what followed, never written by
            hand: the suite compares this page with what it sees and fails where they differ; with `-D%s` it writes the
            page anew. What the words mean:

            - **prevented**: the attacker gets nothing; "then the person signed in" says that the sign-in under attack still went on.
            - **limited**: the attacker gets as much as a limit allows, and nobody else is harmed.
            - **recovered**: the attacker gets something and the victim takes it away again.
            - **open**: the attacker gets what they want; the line says what limits it, and `cross-device.md` what follows.

            | attack | expected | seen | end |
            |---|---|---|---|
            """.formatted(WRITE);

    private final List<String> rows = new ArrayList<>();

    synchronized void add(Attack attack, Evidence seen) {
        rows.add("| " + attack.name() + " | " + attack.expected() + " | " + seen + " | **" + seen.outcome() + "** |");
    }

    synchronized int size() {
        return rows.size();
    }

    /** The whole page. */
    synchronized String page() {
        return HEAD + String.join("\n", rows) + "\n";
    }

    /** Prints it, keeps it in the build's folder, and compares it with the documentation or writes that. */
    void publish(Path root) {
        String seen = page();
        System.out.println(seen.substring(seen.indexOf("| attack")));
        try {
            Files.writeString(SEEN, seen);
            Path page = root.resolve(PAGE);
            if (System.getProperty(WRITE) != null) {
                Files.writeString(page, seen);
            } else if (!Files.exists(page) || !Files.readString(page).equals(seen)) {
                throw new AssertionError(PAGE + " says something else than what was seen (" + SEEN.toAbsolutePath()
                        + "). If that is right, run AttacksIT with -D" + WRITE + " and review the difference.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
