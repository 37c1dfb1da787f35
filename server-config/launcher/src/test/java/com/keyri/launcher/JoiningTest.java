package com.keyri.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoiningTest {
    @TempDir
    Path temporary;

    @Test
    void shouldTakeOverKeysOnceAndKeepThemToItself() throws IOException {
        DataFolder first = first("first");
        DataFolder own = DataFolder.open(temporary.resolve("own"));
        Joining joining = new Joining(first.root());

        joining.into(own);
        joining.into(own);

        assertEquals(first.secret("operator-key", ""), own.secret("operator-key", ""));
        assertEquals(first.secret("keystore", ""), own.secret("keystore", ""));
        assertEquals("keys of first", Files.readString(own.file("keystore.p12")));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(own.file("keystore.p12"))));
        assertEquals(ApplicationSettings.gridName(first), ApplicationSettings.gridName(own));
    }

    @Test
    void shouldRefuseTheFolderOfAnotherInstallation() throws IOException {
        DataFolder own = first("own");
        assertRefuses(new Joining(first("first").root()), own, "belongs to another installation");
    }

    @Test
    void shouldRefuseToJoinWhatHasNeverStarted() {
        DataFolder own = DataFolder.open(temporary.resolve("own"));
        assertRefuses(new Joining(temporary.resolve("nothing")), own, "has been started");
    }

    @Test
    void shouldFindTheDatabaseOfANodeOnThisMachine() throws IOException {
        Joining joining = new Joining(first("first").root());
        assertThrows(LaunchException.class, joining::database);
        Files.createDirectories(joining.first().resolve("postgres"));
        Files.writeString(joining.first().resolve("postgres/postmaster.pid"), "17\n/somewhere\n1795484765\n8432\n");
        assertEquals("postgresql://127.0.0.1:8432/keyri", joining.database());
    }

    private static void assertRefuses(Joining joining, DataFolder own, String reason) {
        LaunchException refusal = assertThrows(LaunchException.class, () -> joining.into(own));
        assertTrue(String.valueOf(refusal.getMessage()).contains(reason), refusal.getMessage());
    }

    private DataFolder first(String name) throws IOException {
        DataFolder first = DataFolder.open(temporary.resolve(name));
        first.secret("operator-key", "keyri_op_");
        first.secret("keystore", "");
        DataFolder.writePrivate(first.file("keystore.p12"), "keys of " + name);
        return first;
    }
}
