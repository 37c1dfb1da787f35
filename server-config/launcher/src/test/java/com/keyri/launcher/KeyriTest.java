package com.keyri.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look at a data folder, on folders where nothing runs. */
class KeyriTest {
    @TempDir
    Path temporary;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Path theirs;

    @BeforeEach
    void makeAForeignFolder() throws IOException {
        theirs = temporary.resolve("srv");
        for (String part : List.of("run", "logs", "secrets", "postgres", "certificates")) {
            Files.createDirectories(theirs.resolve(part));
            Files.writeString(theirs.resolve(part).resolve("theirs"), "x");
        }
    }

    @Test
    void shouldNotRemoveAnythingFromAFolderThatIsNotKeyris() {
        LaunchException refusal = assertThrows(LaunchException.class, () -> run("reset", "--yes"));

        assertTrue(String.valueOf(refusal.getMessage()).contains("nothing was removed"), refusal.getMessage());
        for (String part : List.of("run", "logs", "secrets", "postgres", "certificates")) {
            assertTrue(Files.exists(theirs.resolve(part).resolve("theirs")), part);
        }
    }

    @Test
    void shouldSayThatNothingRunsFromAFolderThatIsNotKeyris() {
        assertEquals(3, run("status"));
        assertEquals(0, run("stop"));
        String line = "Nothing runs from " + theirs + ".";
        assertEquals(List.of(line, line), output().lines().toList());
        assertThrows(LaunchException.class, () -> run("application", "list"));
    }

    @Test
    void shouldForgetItsOwnStateAndKeepTheFolderForTheNextStart() throws IOException {
        theirs = temporary.resolve("own");
        DataFolder data = DataFolder.open(theirs);
        String first = data.secret("operator-key", "");
        Path note = Files.writeString(theirs.resolve("note"), "kept");

        assertEquals(0, run("reset", "--yes"));

        assertFalse(Files.exists(data.secretFile("operator-key")));
        assertTrue(Files.exists(note));
        assertEquals(3, run("status"));
        assertFalse(first.equals(DataFolder.open(theirs).secret("operator-key", "")));
    }

    @Test
    void shouldSayWhatMigratingWants() {
        assertRefusal("wants --database", "migrate");
        assertRefusal("a URL without user", "migrate", "--database", "postgresql://me:pw@db.example/keyri");
        assertRefusal("KEYRI_DATABASE_OWNER_PASSWORD", "migrate", "--database", "postgresql://db.example/keyri");
        assertRefusal("--data isn't an option here", "migrate", "--data", "x");
    }

    private void assertRefusal(String words, String... arguments) {
        LaunchException refusal = assertThrows(
                LaunchException.class,
                () -> Keyri.run(List.of(arguments), new PrintStream(printed, true, StandardCharsets.UTF_8)));
        assertTrue(String.valueOf(refusal.getMessage()).contains(words), refusal.getMessage());
    }

    private int run(String command, String... more) {
        List<String> arguments = new java.util.ArrayList<>(List.of(command));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("--data", theirs.toString()));
        return Keyri.run(arguments, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String output() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
