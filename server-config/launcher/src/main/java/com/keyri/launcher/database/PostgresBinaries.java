package com.keyri.launcher.database;

import com.keyri.launcher.DataFolder;
import com.keyri.launcher.LaunchException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks PostgreSQL from the jar that Maven fetched, once. */
final class PostgresBinaries {
    private static final int OWNER_EXECUTES = 0100;

    private PostgresBinaries() {}

    /** The folder with {@code bin}, {@code lib} and {@code share}, under {@code runtime}. */
    static Path unpack(Path runtime, String version) {
        Path home = runtime.resolve("postgres-" + version);
        if (Files.isExecutable(home.resolve("bin/postgres"))) {
            return home;
        }
        try {
            Files.createDirectories(runtime);
            Path draft = Files.createTempDirectory(runtime, "postgres");
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
            try (InputStream archive = open();
                    TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive))) {
                extract(tar, draft);
            }
            moveInto(draft, home);
            return home;
        } catch (IOException e) {
            throw new LaunchException("Can't unpack PostgreSQL into " + runtime + ": " + e.getMessage() + ".", e);
        }
    }

    private static void extract(TarArchiveInputStream tar, Path target) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path file = target.resolve(entry.getName()).normalize();
            if (!file.startsWith(target)) {
                throw new IOException("an entry leaves the archive: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(file);
            } else if (entry.isSymbolicLink()) {
                Files.createDirectories(file.getParent());
                Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            } else {
                Files.createDirectories(file.getParent());
                Files.copy(tar, file);
                boolean executes = (entry.getMode() & OWNER_EXECUTES) != 0;
                Files.setPosixFilePermissions(
                        file, PosixFilePermissions.fromString(executes ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    private static void moveInto(Path draft, Path home) throws IOException {
        try {
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            DataFolder.delete(draft);
            if (!Files.isExecutable(home.resolve("bin/postgres"))) {
                throw e;
            }
        }
    }

    private static InputStream open() {
        String machine = isArm() ? "arm_64" : "x86_64";
        InputStream archive = PostgresBinaries.class.getResourceAsStream("/postgres-linux-" + machine + ".txz");
        if (archive == null) {
            throw new LaunchException("No PostgreSQL for " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch") + " is at hand: start your own and name it with --database URL.");
        }
        return archive;
    }

    private static boolean isArm() {
        return System.getProperty("os.arch", "").toLowerCase(Locale.ROOT).startsWith("aarch64");
    }
}
