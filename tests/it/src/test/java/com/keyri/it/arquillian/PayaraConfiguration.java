package com.keyri.it.arquillian;

import java.util.Objects;
import org.jboss.arquillian.container.spi.ConfigurationException;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jspecify.annotations.Nullable;

/** The administration listener to deploy through, as {@code arquillian.xml} names it. */
public final class PayaraConfiguration implements ContainerConfiguration {
    private int adminPort;
    private @Nullable String adminPassword;

    public int getAdminPort() {
        return adminPort;
    }

    public void setAdminPort(int adminPort) {
        this.adminPort = adminPort;
    }

    public String getAdminPassword() {
        return Objects.requireNonNull(adminPassword);
    }

    public void setAdminPassword(String adminPassword) {
        this.adminPassword = adminPassword;
    }

    @Override
    public void validate() throws ConfigurationException {
        if (adminPort <= 0 || adminPassword == null) {
            throw new ConfigurationException("adminPort and adminPassword are wanted");
        }
    }
}
