package com.keyri.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A further node of an installation that runs already: it has the first one's key store, passwords, operator key and
 * authority, which it takes from the first one's data folder, or from a copy of it, when it starts for the first time.
 *
 * @param first the first node's data folder, or a copy of its {@code secrets}, {@code certificates} and
 *     {@code keystore.p12}
 */
public record Joining(Path first) {
    private static final String KEY_STORE = "keystore.p12";
    private static final List<String> SECRETS =
            List.of("keystore", "operator-key", "database-application", "database-owner");
    private static final List<String> AUTHORITY = List.of("authority.pem", "authority.key.pem");
    private static final int PORT_LINE = 3;

    /** Takes over what the nodes share; a folder of another installation is refused. */
    public void into(DataFolder own) {
        requireStarted();
        try {
            Path keyStore = own.file(KEY_STORE);
            if (Files.exists(keyStore)) {
                requireSame(keyStore);
                return;
            }
            for (String secret : SECRETS) {
                copy(first.resolve("secrets").resolve(secret), own.secretFile(secret));
            }
            for (String part : AUTHORITY) {
                copy(
                        first.resolve("certificates").resolve(part),
                        own.certificates().resolve(part));
            }
            copy(first.resolve(KEY_STORE), keyStore); // Last: with it, all is there.
        } catch (IOException e) {
            throw new LaunchException("Can't take over from " + first + ": " + e.getMessage() + ".", e);
        }
    }

    /** The address of the first node's embedded PostgreSQL, for a node on the same machine. */
    public String database() {
        try (Stream<String> lines = Files.lines(first.resolve("postgres/postmaster.pid"))) {
            int port = Integer.parseInt(lines.skip(PORT_LINE)
                    .findFirst()
                    .orElseThrow(IOException::new)
                    .strip());
            return "postgresql://127.0.0.1:" + port + "/keyri";
        } catch (IOException | NumberFormatException e) {
            throw new LaunchException(
                    "No PostgreSQL runs in " + first
                            + ": start that node first, or name the database that all nodes use"
                            + " with --database URL.",
                    e);
        }
    }

    /** The PEM file with the authority of that database. */
    public static Path databaseAuthority(DataFolder own) {
        return own.certificates().resolve(AUTHORITY.get(0));
    }

    private void requireStarted() {
        if (!Files.isReadable(first.resolve(KEY_STORE)) || !Files.isReadable(first.resolve("secrets/keystore"))) {
            throw new LaunchException("--join wants the data folder of a node that has been started, or a copy of its"
                    + " secrets/, certificates/ and " + KEY_STORE + ", and can't read them in " + first + ".");
        }
    }

    private void requireSame(Path keyStore) throws IOException {
        if (!Arrays.equals(Files.readAllBytes(keyStore), Files.readAllBytes(first.resolve(KEY_STORE)))) {
            throw new LaunchException(
                    "The data folder " + keyStore.getParent() + " belongs to another installation than " + first
                            + ": name a new or an empty one with --data DIR.");
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            DataFolder.writePrivate(to, Files.readAllBytes(from));
        }
    }
}
