package com.keyri.launcher.payara;

import com.keyri.launcher.DataFolder;
import com.keyri.launcher.LaunchException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The domain folder of a server. Each start lays it out afresh, because a domain that lives through many deployments
 * breaks now and then; only the logs and the framework's cache of modules stay.
 */
final class PayaraDomain {
    private static final Set<String> KEPT = Set.of("logs", "osgi-cache");
    private static final List<String> OURS =
            List.of("domain.xml", "logging.properties", "default-web.xml", "login.conf");

    /** The data grid, unless somebody wants it: off, and named so that nothing of Payara's defaults is left. */
    private static final Map<String, String> NO_GRID = Map.of(
            "KEYRI_DOMAIN_GRID_ENABLED", "false",
            "KEYRI_DOMAIN_GRID_ADDRESS", "127.0.0.1",
            "KEYRI_DOMAIN_GRID_PORT", "8446",
            "KEYRI_DOMAIN_GRID_MEMBERS", "127.0.0.1:8446",
            "KEYRI_DOMAIN_GRID_NAME", "keyri");

    private final Path folder;

    PayaraDomain(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes the folder afresh; {@code log} of the start before is put aside. Where there is a {@code postBoot}, the
     * server starts with its public listener closed, and runs it once it is up.
     */
    void layOut(
            PayaraSettings settings, String masterPassword, InstantSource clock, Optional<String> postBoot, Path log)
            throws IOException {
        wipe();
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling("previous.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        for (String part : List.of("config", "source", "docroot", "lib", "applications", "logs")) {
            Files.createDirectories(folder.resolve(part));
        }
        Path config = folder.resolve("config");
        for (String name : OURS) {
            copyResource(name, config.resolve(name));
            Files.copy(config.resolve(name), source().resolve(name));
        }
        Files.writeString(config.resolve("keyfile"), "");
        DataFolder.writePrivate(config.resolve("admin-keyfile"), AdminKeyFile.line(adminPassword(settings)));
        settings.identity().writeKeyStore(config.resolve("keystore.p12"), masterPassword);
        TrustedRoots.write(config.resolve("cacerts.p12"), masterPassword, clock.instant());
        Files.writeString(preBootFile(), postBoot.isPresent() ? publicListener(false) : "");
        Files.writeString(postBootFile(), postBoot.orElse(""));
    }

    /** Puts jars into the folder whose class loader outlives deployments; Payara Server and Micro both know it. */
    void addLibraries(List<Path> jars) throws IOException {
        for (Path jar : jars) {
            Files.copy(jar, folder.resolve("lib").resolve(jar.getFileName()));
        }
    }

    Path folder() {
        return folder;
    }

    /** What the server was given, beside {@code config}, which it rewrites. */
    Path source() {
        return folder.resolve("source");
    }

    Path logs() {
        return folder.resolve("logs");
    }

    /** The command that opens or closes the public listener. */
    static String publicListener(boolean open) {
        return "set configs.config.server-config.network-config.network-listeners.network-listener.public-listener.enabled="
                + open + "\n";
    }

    Path preBootFile() {
        return source().resolve("pre-boot-commands");
    }

    Path postBootFile() {
        return source().resolve("post-boot-commands");
    }

    /** The JVM options that {@code domain.xml} lists; those that name a value we don't have are left out. */
    List<String> jvmOptions(Map<String, String> values) {
        try {
            return JvmOptions.read(
                    source().resolve("domain.xml"), Runtime.version().feature(), values);
        } catch (IOException e) {
            throw new LaunchException("Can't read domain.xml in " + folder + ": " + e.getMessage() + ".", e);
        }
    }

    /** What {@code domain.xml} takes from the environment, and what the process needs there. */
    static Map<String, String> environment(PayaraSettings settings) {
        Map<String, String> environment = new HashMap<>(NO_GRID);
        environment.putAll(settings.environment());
        // Otherwise glibc keeps memory of its own for each of a hundred threads.
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.put("KEYRI_DOMAIN_PUBLIC_ADDRESS", settings.address());
        environment.put("KEYRI_DOMAIN_PUBLIC_PORT", String.valueOf(settings.publicPort()));
        environment.put("KEYRI_DOMAIN_INTERNAL_PORT", String.valueOf(settings.internalPort()));
        environment.put("KEYRI_DOMAIN_ADMIN_LISTENERS", settings.admin().isPresent() ? "admin-listener" : "");
        environment.put(
                "KEYRI_DOMAIN_ADMIN_ENABLED", String.valueOf(settings.admin().isPresent()));
        environment.put(
                "KEYRI_DOMAIN_ADMIN_PORT",
                settings.admin().map(admin -> String.valueOf(admin.port())).orElse("4848"));
        return environment;
    }

    /** Payara wants an administrator even where nothing listens for one; then nobody knows the password. */
    private static String adminPassword(PayaraSettings settings) {
        return settings.admin().map(PayaraSettings.Admin::password).orElseGet(DataFolder::random);
    }

    private void wipe() throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> parts = Files.list(folder)) {
            for (Path part : parts.toList()) {
                if (!KEPT.contains(part.getFileName().toString())) {
                    DataFolder.delete(part);
                }
            }
        }
    }

    private static void copyResource(String name, Path target) throws IOException {
        try (InputStream in = PayaraDomain.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " isn't in the jar");
            }
            Files.copy(in, target);
        }
    }
}
