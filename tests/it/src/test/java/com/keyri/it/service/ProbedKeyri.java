package com.keyri.it.service;

import com.keyri.it.arquillian.Payara;
import com.keyri.it.arquillian.PayaraConfiguration;
import com.keyri.it.service.probe.ServiceProbe;
import com.keyri.launcher.ServerPlan;
import com.keyri.test.Answer;
import com.keyri.test.Call;
import com.keyri.test.server.TestServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A server of its own with the built archive and a probe in it. */
final class ProbedKeyri implements AutoCloseable {
    private static final String WEB = "/keyri-web.war";

    private final TestServer server;

    private ProbedKeyri(TestServer server) {
        this.server = server;
    }

    static ProbedKeyri start() throws DeploymentException {
        TestServer server = TestServer.start(
                Path.of("target/probed"), ServerPlan.onFreePorts().withAdmin());
        try {
            PayaraConfiguration admin = new PayaraConfiguration();
            admin.setAdminPort(server.admin().port());
            admin.setAdminPassword(server.admin().password());
            Payara payara = new Payara();
            payara.setup(admin);
            payara.deploy(withProbe(server.ear()));
            server.awaitApplication();
            return new ProbedKeyri(server);
        } catch (DeploymentException | RuntimeException | AssertionError e) {
            server.close();
            throw e;
        }
    }

    private static EnterpriseArchive withProbe(Path ear) {
        EnterpriseArchive archive = ShrinkWrap.createFromZipFile(EnterpriseArchive.class, ear.toFile());
        WebArchive web = archive.getAsType(WebArchive.class, WEB);
        web.addPackage(ServiceProbe.class.getPackage());
        archive.delete(WEB);
        return archive.addAsModule(web);
    }

    /** For every method of every service, whether somebody with these of the container's roles may call it. */
    Map<String, String> answers(Set<String> roles) {
        Call call = server.keyri().get(ServiceProbe.PATH);
        Answer answer = (roles.isEmpty() ? call : call.with(ServiceProbe.ROLES, String.join(" ", roles))).send();
        Map<String, String> answers = new TreeMap<>();
        answer.is(200).body().lines().map(line -> line.split("\t")).forEach(cells -> answers.put(cells[0], cells[1]));
        return answers;
    }

    @Override
    public void close() {
        server.close();
    }
}
