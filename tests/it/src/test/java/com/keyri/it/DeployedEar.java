package com.keyri.it;

import com.keyri.test.server.TestServer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.spi.LifecycleMethodExecutor;
import org.jboss.arquillian.test.spi.TestRunnerAdaptor;
import org.jboss.arquillian.test.spi.TestRunnerAdaptorBuilder;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;

/**
 * The built EAR, put into a running server by Arquillian: once for all test classes, because a chain of redeployments
 * is what breaks a Payara now and then. Nothing is added to the archive; the tests speak HTTP.
 */
public final class DeployedEar implements AutoCloseable {
    private static final ThreadLocal<TestServer> TARGET = new ThreadLocal<>();

    private final TestRunnerAdaptor arquillian;

    private DeployedEar(TestRunnerAdaptor arquillian) {
        this.arquillian = arquillian;
    }

    static DeployedEar into(TestServer server) {
        System.setProperty(
                "keyri.test.admin.port", String.valueOf(server.admin().port()));
        System.setProperty("keyri.test.admin.password", server.admin().password());
        TARGET.set(server);
        try {
            TestRunnerAdaptor arquillian = TestRunnerAdaptorBuilder.build();
            arquillian.beforeSuite();
            arquillian.beforeClass(DeployedEar.class, LifecycleMethodExecutor.NO_OP);
            return new DeployedEar(arquillian);
        } catch (Exception e) {
            throw new IllegalStateException("Arquillian can't deploy: look into " + server.log(), e);
        } finally {
            TARGET.remove();
        }
    }

    /** What Arquillian deploys. */
    @Deployment(name = "keyri", testable = false)
    public static EnterpriseArchive keyri() {
        return ShrinkWrap.createFromZipFile(
                EnterpriseArchive.class, TARGET.get().ear().toFile());
    }

    @Override
    public void close() {
        // The server ends right after this, and with it the deployment.
        arquillian.shutdown();
    }
}
