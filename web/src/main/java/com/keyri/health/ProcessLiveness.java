package com.keyri.health;

import com.keyri.protocol.Es256;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** The process answers; it says which provider does its ES256, with its version. */
@Liveness
@ApplicationScoped
public class ProcessLiveness implements HealthCheck {
    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("process")
                .up()
                .withData("ecdsa", Es256.platform().provider())
                .withData("java", Runtime.version().toString())
                .build();
    }
}
