package com.keyri.health;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** The process answers; it says which provider does the signatures. */
@Liveness
@ApplicationScoped
public class ProcessLiveness implements HealthCheck {
    private String provider = "";

    @PostConstruct
    void readProvider() {
        try {
            provider = Signature.getInstance("SHA256withECDSA").getProvider().getName();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has ECDSA", e);
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("process")
                .up()
                .withData("ecdsaProvider", provider)
                .withData("java", Runtime.version().toString())
                .build();
    }
}
