package com.keyri.launcher.payara;

import com.keyri.launcher.certificate.ServerIdentity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a server listens and what it tells the application.
 *
 * @param address the address of the public listener
 * @param publicPort its port
 * @param internalPort the port of the listener for health and metrics, on the loopback address
 * @param admin the administration listener; only tests have one, because Arquillian deploys through it
 * @param identity the certificate of both listeners
 * @param environment the settings of the application
 * @param javaOptions options of the Java program beside those in {@code domain.xml}
 */
public record PayaraSettings(
        String address,
        int publicPort,
        int internalPort,
        Optional<Admin> admin,
        ServerIdentity identity,
        Map<String, String> environment,
        List<String> javaOptions) {

    /**
     * The administration listener on the loopback address.
     *
     * @param port its port
     * @param password the password of the user {@code admin}
     */
    public record Admin(int port, String password) {
        @Override
        public String toString() {
            return "admin on " + port;
        }
    }

    public PayaraSettings {
        environment = Map.copyOf(environment);
        javaOptions = List.copyOf(javaOptions);
    }
}
