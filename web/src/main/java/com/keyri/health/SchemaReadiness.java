package com.keyri.health;

import com.keyri.database.SchemaCheck;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only on the schema that this Keyri was built for. */
@Readiness
@ApplicationScoped
public class SchemaReadiness implements HealthCheck {
    @EJB
    SchemaCheck schema;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("schema").status(schema.fits()).build();
    }
}
