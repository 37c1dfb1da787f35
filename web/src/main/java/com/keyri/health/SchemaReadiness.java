package com.keyri.health;

import com.keyri.database.Migrator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only once the schema is up to date. */
@Readiness
@ApplicationScoped
public class SchemaReadiness implements HealthCheck {
    @Inject
    Migrator migrator;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("schema").status(migrator.isDone()).build();
    }
}
