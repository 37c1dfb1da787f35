package com.keyri.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path temporary;

    @Test
    void shouldKeepOthersOut() throws IOException {
        DataFolder data = DataFolder.open(temporary.resolve("data"));
        data.secret("password", "");

        assertEquals("rwx------", permissions(data.root()));
        assertEquals("rw-------", permissions(data.secretFile("password")));
    }

    @Test
    void shouldKeepASecretAndMakeAnotherForAnotherName() {
        DataFolder data = DataFolder.open(temporary.resolve("data"));
        String first = data.secret("operator-key", "keyri_op_");

        assertTrue(first.matches("keyri_op_[A-Za-z0-9_-]{43}"));
        assertEquals(first, DataFolder.open(temporary.resolve("data")).secret("operator-key", "keyri_op_"));
        assertNotEquals(first, data.secret("another", "keyri_op_"));
    }

    @Test
    void shouldSayTheWayOutWhenTheFolderCannotBeMade() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");

        LaunchException refusal = assertThrows(LaunchException.class, () -> DataFolder.open(file.resolve("data")));

        assertTrue(String.valueOf(refusal.getMessage()).contains("--data DIR"));
    }

    @Test
    void shouldRefuseAFolderOfSomebodyElseAndLeaveItsRights() throws IOException {
        Path theirs = Files.createDirectories(temporary.resolve("srv"));
        Files.writeString(theirs.resolve("report"), "x");
        Files.setPosixFilePermissions(theirs, PosixFilePermissions.fromString("rwxr-xr-x"));

        LaunchException refusal = assertThrows(LaunchException.class, () -> DataFolder.open(theirs));

        assertTrue(String.valueOf(refusal.getMessage()).contains("isn't Keyri's"), refusal.getMessage());
        assertEquals("rwxr-xr-x", permissions(theirs));
        assertEquals(List.of("report"), names(theirs));
    }

    @Test
    void shouldUseAnEmptyFolderWithoutClosingItAndKeepPrivateWhatItPutsIn() throws IOException {
        Path given = Files.createDirectories(temporary.resolve("given"));
        Files.setPosixFilePermissions(given, PosixFilePermissions.fromString("rwxr-xr-x"));

        DataFolder data = DataFolder.open(given);

        assertEquals("rwxr-xr-x", permissions(given));
        for (Path part : List.of(data.run(), data.logs(), data.certificates(), data.file("secrets"))) {
            assertEquals("rwx------", permissions(part), part.toString());
        }
    }

    @Test
    void shouldTakeTheUnpackedServersOfTheInstallationForNobodysState() throws IOException {
        Path installed = temporary.resolve("installed");
        Files.createDirectories(installed.resolve("runtime/launcher-1"));

        DataFolder.open(installed);

        assertTrue(DataFolder.existing(installed).isPresent());
    }

    @Test
    void shouldMakeAndChangeNothingWhenItOnlyLooks() throws IOException {
        Path absent = temporary.resolve("absent");
        Path theirs = Files.createDirectories(temporary.resolve("srv/run")).getParent();

        assertTrue(DataFolder.existing(absent).isEmpty());
        assertTrue(DataFolder.existing(theirs).isEmpty());

        assertFalse(Files.exists(absent));
        assertEquals(List.of("run"), names(theirs));
        DataFolder data = DataFolder.open(absent);
        assertEquals(Optional.of(data), DataFolder.existing(absent));
    }

    @Test
    void shouldDeleteAFolderWithEverythingInIt() throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("a/b/c"));
        Files.writeString(folder.resolve("file"), "x");
        Path outside = Files.writeString(temporary.resolve("outside"), "x");
        Files.createSymbolicLink(folder.resolve("link"), outside);

        DataFolder.delete(temporary.resolve("a"));

        assertFalse(Files.exists(temporary.resolve("a")));
        assertTrue(Files.exists(outside));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
