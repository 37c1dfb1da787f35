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
    void shouldDeleteAFolderWithEverythingInIt() throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("a/b/c"));
        Files.writeString(folder.resolve("file"), "x");
        Path outside = Files.writeString(temporary.resolve("outside"), "x");
        Files.createSymbolicLink(folder.resolve("link"), outside);

        DataFolder.delete(temporary.resolve("a"));

        assertFalse(Files.exists(temporary.resolve("a")));
        assertTrue(Files.exists(outside));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
