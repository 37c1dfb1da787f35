package com.keyri.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The checked-out and built repository: where the archives and the servers that the build fetched lie.
 *
 * @param root the folder that holds {@code keyri} and the root {@code pom.xml}
 */
public record Installation(Path root) {

    /** The installation around the working folder, or the one that the system property {@code keyri.root} names. */
    public static Installation find() {
        String named = System.getProperty("keyri.root");
        Path start = Path.of(named == null ? "" : named).toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("keyri")) && Files.isRegularFile(folder.resolve("pom.xml"))) {
                return new Installation(folder);
            }
        }
        throw new LaunchException("No Keyri installation around " + start + ": start it with ./keyri from its folder.");
    }

    /** The EAR for Payara Server. */
    public Path ear() {
        return built(root.resolve("ear/target/keyri.ear"));
    }

    /** The WAR for Payara Micro. */
    public Path microWar() {
        return built(root.resolve("micro/target/keyri-micro.war"));
    }

    /** Payara Server as Maven fetched it. */
    public Path payaraZip() {
        return built(Path.of(artifacts().getProperty("payara.zip")));
    }

    /** Payara Micro as Maven fetched it. */
    public Path payaraMicroJar() {
        return built(Path.of(artifacts().getProperty("payara.micro.jar")));
    }

    /** The demo shop; its libraries lie beside it. */
    public Path demoShopJar() {
        Path target = root.resolve("clients/demo-shop/target");
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, "keyri-demo-shop*.jar")) {
            for (Path jar : jars) {
                return jar;
            }
        } catch (IOException e) {
            throw new LaunchException("The demo shop isn't built: build it with ./keyri start, or use --no-demo.", e);
        }
        throw new LaunchException("The demo shop isn't built: build it with ./keyri start, or use --no-demo.");
    }

    /** What lies beside the application in the server, for all applications of its process: the fast provider. */
    public List<Path> serverLibraries() {
        Path folder = root.resolve("server-config/launcher/target/server-libraries");
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.toList();
        } catch (IOException e) {
            throw new LaunchException(folder + " is missing: build it with ./keyri start.", e);
        }
    }

    /** The version of both. */
    public String payaraVersion() {
        return artifacts().getProperty("payara.version");
    }

    /** The version of the embedded PostgreSQL. */
    public String postgresVersion() {
        return artifacts().getProperty("postgres.version");
    }

    /** Unpacked servers, shared by all data folders of this installation. */
    public Path runtime() {
        return root.resolve(".keyri/runtime");
    }

    private Properties artifacts() {
        Path file = built(root.resolve("server-config/launcher/target/artifacts.properties"));
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new LaunchException("Can't read " + file + ": build again with ./keyri start.", e);
        }
        return properties;
    }

    private static Path built(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new LaunchException(file + " is missing: build it with 'mvn -DskipTests package' or ./keyri start.");
        }
        return file;
    }
}
