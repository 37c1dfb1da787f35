package com.keyri.launcher.database;

import com.keyri.launcher.DataFolder;
import com.keyri.launcher.LaunchException;
import com.keyri.launcher.process.InheritedEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The data folder of the embedded PostgreSQL.
 *
 * @param home the unpacked binaries
 * @param folder the data folder
 */
record PostgresCluster(Path home, Path folder) {
    private static final Path UNSHARE = Path.of("/usr/bin/unshare");

    boolean exists() {
        return Files.exists(folder.resolve("PG_VERSION"));
    }

    void create(String administrator, String password) {
        Path passwordFile = folder.resolveSibling("secrets").resolve("initdb");
        try {
            DataFolder.delete(folder);
            DataFolder.writePrivate(passwordFile, password);
            run(asOrdinaryUser(List.of(
                    home.resolve("bin/initdb").toString(),
                    "--pgdata=" + folder,
                    "--username=" + administrator,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--no-instructions")));
        } catch (IOException e) {
            throw new LaunchException("Can't create a database in " + folder + ": " + e.getMessage() + ".", e);
        } finally {
            try {
                Files.deleteIfExists(passwordFile);
            } catch (IOException e) {
                passwordFile.toFile().deleteOnExit();
            }
        }
    }

    void configure(int port) {
        try {
            DataFolder.writePrivate(
                    folder.resolve("postgresql.conf"),
                    String.join(
                            "\n",
                            "listen_addresses = '127.0.0.1'",
                            "port = " + port,
                            "unix_socket_directories = ''",
                            "max_connections = 60",
                            "shared_buffers = 128MB",
                            "password_encryption = 'scram-sha-256'",
                            "ssl = on",
                            "ssl_cert_file = 'server.pem'",
                            "ssl_key_file = 'server.key'",
                            "ssl_min_protocol_version = 'TLSv1.2'",
                            "ssl_ciphers = 'ECDHE+AESGCM:ECDHE+CHACHA20'",
                            "jit = off",
                            "timezone = 'UTC'",
                            "log_timezone = 'UTC'",
                            "log_line_prefix = '%m [%p] %q%u@%d '",
                            ""));
            DataFolder.writePrivate(folder.resolve("pg_hba.conf"), "hostssl all all 127.0.0.1/32 scram-sha-256\n");
        } catch (IOException e) {
            throw new LaunchException("Can't write to " + folder + ": choose another place with --data DIR.", e);
        }
    }

    /** PostgreSQL refuses root; in a user namespace of its own, root is nobody and still owns the files. */
    List<String> asOrdinaryUser(List<String> command) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return command;
        }
        if (!Files.isExecutable(UNSHARE)) {
            throw new LaunchException(
                    "PostgreSQL doesn't run as root: install util-linux, or start ./keyri as an" + " ordinary user.");
        }
        List<String> wrapped = new ArrayList<>(List.of(UNSHARE.toString(), "--user"));
        wrapped.addAll(command);
        return wrapped;
    }

    private static void run(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        InheritedEnvironment.reduce(builder.environment());
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(
                        printed.contains("unshare")
                                ? "this machine allows root no user namespaces; start ./keyri as an ordinary user or use --database URL"
                                : printed.strip().replace('\n', ' '));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
