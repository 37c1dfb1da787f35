package com.keyri.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Names below {@code localhost}: browsers know them to be this machine, Java asks the system, which often doesn't. A
 * program of the demo that has to reach another one by such a name gets a hosts file of its own.
 */
public final class LocalNames {
    private static final Path SYSTEM = Path.of("/etc/hosts");

    private LocalNames() {}

    /** Options for a Java program that calls the installation by name; none where the names resolve. */
    public static List<String> javaOptions(DataFolder data, Addresses addresses) {
        if (addresses.hosts().stream().allMatch(LocalNames::resolves)) {
            return List.of();
        }
        StringBuilder hosts = new StringBuilder();
        try {
            for (String host : addresses.hosts()) {
                if (!host.equals(addresses.reachable())) {
                    hosts.append(addresses.reachable()).append(' ').append(host).append('\n');
                }
            }
            if (Files.isReadable(SYSTEM)) {
                hosts.append(Files.readString(SYSTEM));
            }
            Path file = data.run().resolve("hosts");
            Files.writeString(file, hosts);
            return List.of("-Djdk.net.hosts.file=" + file);
        } catch (IOException e) {
            throw new LaunchException("Can't write to " + data.run() + ": choose another place with --data DIR.", e);
        }
    }

    private static boolean resolves(String host) {
        try {
            return InetAddress.getByName(host) != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
