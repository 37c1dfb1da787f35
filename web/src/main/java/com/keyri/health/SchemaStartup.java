package com.keyri.health;

import com.keyri.database.Migrator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Started once the schema is up to date. */
@Startup
@ApplicationScoped
public class SchemaStartup implements HealthCheck {
    @Inject
    Migrator migrator;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("schema").status(migrator.isDone()).build();
    }
}
