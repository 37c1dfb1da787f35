package com.keyri.health;

import com.keyri.token.TokenKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only while a key can sign tokens. */
@Readiness
@ApplicationScoped
public class TokenKeyReadiness implements HealthCheck {
    @Inject
    TokenKeys keys;

    @Override
    public HealthCheckResponse call() {
        try {
            return HealthCheckResponse.named("token-key")
                    .up()
                    .withData("kid", keys.signer().kid())
                    .build();
        } catch (RuntimeException e) {
            return HealthCheckResponse.down("token-key");
        }
    }
}
