package com.keyri.health;

import com.keyri.database.SchemaCheck;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Started once the schema is known to be the one that this Keyri was built for. */
@Startup
@ApplicationScoped
public class SchemaStartup implements HealthCheck {
    @EJB
    SchemaCheck schema;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("schema").status(schema.fits()).build();
    }
}
