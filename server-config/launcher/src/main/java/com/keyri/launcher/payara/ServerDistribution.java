package com.keyri.launcher.payara;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Payara Server: deploys the EAR.
 *
 * @param glassfish its folder {@code glassfish}
 */
record ServerDistribution(Path glassfish) implements Distribution {
    private static final String POLICY = "config/server.policy";

    @Override
    public String name() {
        return "payara";
    }

    @Override
    public Path log(PayaraDomain domain) {
        return domain.logs().resolve("server.log");
    }

    @Override
    public void complete(PayaraDomain domain, String masterPassword) throws IOException {
        Files.copy(
                glassfish.resolve("domains/domain1").resolve(POLICY),
                domain.folder().resolve(POLICY));
    }

    @Override
    public List<String> command(PayaraDomain domain, List<String> javaOptions) {
        String instance = domain.folder().toString();
        List<String> command = new ArrayList<>();
        command.add(Java.program());
        List<String> ours = domain.jvmOptions(
                Map.of("com.sun.aas.instanceRoot", instance, "com.sun.aas.installRoot", glassfish.toString()));
        command.addAll(JvmOptions.followedBy(ours, javaOptions));
        command.add("-Dcom.sun.aas.installRoot=" + glassfish);
        command.add("-Dcom.sun.aas.instanceRoot=" + instance);
        command.addAll(List.of("-cp", glassfish.resolve("modules/glassfish.jar").toString()));
        command.add("com.sun.enterprise.glassfish.bootstrap.ASMain");
        command.addAll(List.of("-upgrade", "false", "-read-stdin", "true", "-verbose", "false"));
        command.addAll(List.of("-domainname", "keyri", "-domaindir", instance));
        command.addAll(List.of("-instancename", "server", "-type", "DAS"));
        command.addAll(List.of("-prebootcommandfile", domain.preBootFile().toString()));
        command.addAll(List.of("-postbootcommandfile", domain.postBootFile().toString()));
        return command;
    }

    @Override
    public String input(String masterPassword) {
        return "AS_ADMIN_MASTERPASSWORD=" + masterPassword + "\n";
    }
}
