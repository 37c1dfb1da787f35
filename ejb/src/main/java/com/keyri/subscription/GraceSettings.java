package com.keyri.subscription;

import com.keyri.subscription.model.Entitlement.GraceTerms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long a missing payment is waited for. */
@ApplicationScoped
class GraceSettings {
    @Inject
    @ConfigProperty(name = "keyri.billing.grace")
    Duration grace;

    @Inject
    @ConfigProperty(name = "keyri.billing.reminder-every")
    Duration reminderEvery;

    GraceTerms terms() {
        return new GraceTerms(grace, reminderEvery);
    }
}
