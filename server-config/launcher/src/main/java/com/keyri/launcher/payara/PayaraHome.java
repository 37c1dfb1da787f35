package com.keyri.launcher.payara;

import com.keyri.launcher.DataFolder;
import com.keyri.launcher.Installation;
import com.keyri.launcher.LaunchException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Payara Server, unpacked once from what Maven fetched. */
public final class PayaraHome {
    private PayaraHome() {}

    /** The folder {@code glassfish} of the unpacked server. */
    public static Path unpack(Installation installation) {
        Path home = installation.runtime().resolve("payara-" + installation.payaraVersion());
        Path glassfish = home.resolve("payara6/glassfish");
        if (Files.isDirectory(home)) {
            return glassfish;
        }
        try {
            Files.createDirectories(installation.runtime());
            Path draft = Files.createTempDirectory(installation.runtime(), "payara");
            extract(installation.payaraZip(), draft);
            moveInto(draft, home);
            return glassfish;
        } catch (IOException e) {
            throw new LaunchException(
                    "Can't unpack Payara into " + installation.runtime() + ": " + e.getMessage() + ".", e);
        }
    }

    private static void extract(Path zip, Path target) throws IOException {
        try (InputStream in = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(new java.io.BufferedInputStream(in, 1 << 16))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("an entry leaves the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(entries, file);
                }
            }
        }
    }

    private static void moveInto(Path draft, Path home) throws IOException {
        try {
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            DataFolder.delete(draft);
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }
}
