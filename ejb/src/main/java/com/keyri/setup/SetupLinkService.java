package com.keyri.setup;

import com.keyri.access.model.Roles;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.installation.model.FoundInstallation;
import com.keyri.installation.store.InstallationStore;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.protocol.SecretToken;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whoever runs the server asks for the link of the first start. */
@Stateless
@RolesAllowed(Roles.OPERATOR)
public class SetupLinkService {
    private static final Duration LIFE = Duration.ofMinutes(30);

    @Inject
    InstallationStore installations;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    @Inject
    @ConfigProperty(name = "keyri.public-url")
    String publicUrl;

    /**
     * A new link, which ends the one before.
     *
     * @throws DomainException {@code CONFLICT} where the set-up is over
     */
    public SetupLink create() {
        if (installations.find().filter(FoundInstallation::isSetUp).isPresent()) {
            throw DomainException.of(ProblemType.CONFLICT);
        }
        Instant now = clock.instant();
        SecretToken token = SecretToken.random256();
        installations.replaceLink(token.hash(), now, now.plus(LIFE));
        audit.record(AuditEvent.success(null, "setup-link.created", Actor.OPERATOR, new Target("installation", null)));
        return new SetupLink(publicUrl + "/setup#" + token.reveal(), now.plus(LIFE));
    }
}
