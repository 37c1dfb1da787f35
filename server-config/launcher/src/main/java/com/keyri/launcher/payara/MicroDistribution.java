package com.keyri.launcher.payara;

import com.keyri.launcher.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Payara Micro: deploys the WAR.
 *
 * @param jar the program
 * @param unpacked where it unpacks its own jars
 */
record MicroDistribution(Path jar, Path unpacked) implements Distribution {

    @Override
    public String name() {
        return "micro";
    }

    @Override
    public Path log(PayaraDomain domain) {
        return domain.logs().resolve("server.0.log");
    }

    /**
     * Micro takes the password of its key stores from system properties; in a file, they don't show in the process
     * list. It knows no log file of its own once it is given logging properties, so the JDK's handler writes one.
     */
    @Override
    public void complete(PayaraDomain domain, String masterPassword) throws IOException {
        Files.writeString(
                domain.source().resolve("logging.properties"),
                String.join(
                        "\n",
                        "",
                        "handlers=java.util.logging.FileHandler",
                        "java.util.logging.FileHandler.pattern=" + domain.logs().resolve("server.%g.log"),
                        "java.util.logging.FileHandler.limit=20000000",
                        "java.util.logging.FileHandler.count=10",
                        "java.util.logging.FileHandler.formatter=fish.payara.enterprise.server.logging.JSONLogFormatter",
                        ""),
                StandardOpenOption.APPEND);
        DataFolder.writePrivate(
                passwords(domain),
                "javax.net.ssl.keyStorePassword=" + masterPassword + "\njavax.net.ssl.trustStorePassword="
                        + masterPassword + "\n");
    }

    @Override
    public List<String> command(PayaraDomain domain, List<String> javaOptions) {
        List<String> command = new ArrayList<>();
        command.add(Java.program());
        List<String> ours = domain.jvmOptions(
                Map.of("com.sun.aas.instanceRoot", domain.folder().toString()));
        command.addAll(JvmOptions.followedBy(ours, javaOptions));
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of("--rootdir", domain.folder().toString()));
        command.addAll(List.of("--domainconfig", config(domain, "domain.xml")));
        command.addAll(List.of("--logproperties", config(domain, "logging.properties")));
        command.addAll(List.of("--systemproperties", passwords(domain).toString()));
        command.addAll(List.of("--unpackdir", unpacked.toString()));
        command.addAll(List.of("--nohazelcast", "--disablephonehome"));
        command.addAll(List.of("--prebootcommandfile", domain.preBootFile().toString()));
        command.addAll(List.of("--postbootcommandfile", domain.postBootFile().toString()));
        return command;
    }

    @Override
    public String input(String masterPassword) {
        return "";
    }

    private static String config(PayaraDomain domain, String name) {
        return domain.source().resolve(name).toString();
    }

    private static Path passwords(PayaraDomain domain) {
        return domain.source().resolve("system.properties");
    }
}
