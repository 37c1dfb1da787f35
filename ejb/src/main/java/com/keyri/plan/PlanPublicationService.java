package com.keyri.plan;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.account.AccountScope;
import com.keyri.approval.Approvals;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.installation.OwnApplication;
import com.keyri.plan.model.PlanPublication;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.plan.model.PublishedPrices;
import com.keyri.plan.store.PlanPublicationStore;
import com.keyri.plan.store.PlanStore;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.stripe.NewPrices;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Two people have a version published at Stripe: one asks for it, another one confirms it. Each step is a transaction
 * of its own, and what happens at Stripe is between two of them.
 */
@Stateless
@RolesAllowed({Roles.STAFF_BILLING, Roles.STAFF_ADMINISTRATOR})
public class PlanPublicationService {
    private static final Duration LIFE = Duration.ofDays(1);

    @Inject
    Caller caller;

    @Inject
    AccountScope scope;

    @Inject
    PlanStore plans;

    @Inject
    PlanPublicationStore publications;

    @Inject
    Approvals approvals;

    @Inject
    OwnApplication own;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /** Asks for it; whoever asked before doesn't count any more. It holds for a day. */
    public void ask(PlanVersionId id) {
        PlanVersion version = unpublished(id);
        approvals.require("Ask for the publication of " + words(version));
        publications.ask(id, caller.account(), clock.instant());
        record("plan-version.publication-asked", id);
    }

    /** Confirms what somebody else has asked for; what is to be published. */
    public NewPrices confirm(PlanVersionId id) {
        PlanVersion version = unpublished(id);
        Instant now = clock.instant();
        PlanPublication publication = publications
                .find(id)
                .filter(asked -> asked.askedAt().plus(LIFE).isAfter(now))
                .orElseThrow(() -> refused("nobody has asked for this within a day"));
        if (publication.askedBy().equals(caller.account())) {
            throw refused("somebody else has to confirm what you have asked for");
        }
        approvals.require("Publish " + words(version));
        publications.confirm(id, caller.account(), now);
        record("plan-version.publication-confirmed", id);
        return new NewPrices(id, version.planName(), version.terms(), publication.failures());
    }

    /** Stripe has failed at what the caller has confirmed. */
    public void noteFailure(PlanVersionId id) {
        enter(id);
        publications.noteFailure(id);
    }

    /** Keeps what Stripe calls it, for whoever has confirmed it. */
    public PlanVersion complete(PlanVersionId id, PublishedPrices prices) {
        PlanVersion version = enter(id);
        boolean isConfirmed = publications
                .find(id)
                .flatMap(PlanPublication::confirmedBy)
                .filter(caller.account()::equals)
                .isPresent();
        if (!isConfirmed || !prices.fit(version.terms())) {
            throw refused("nobody has confirmed this");
        }
        if (plans.publish(id, prices, clock.instant())) {
            record("plan-version.published", id);
        }
        return enter(id);
    }

    private PlanVersion unpublished(PlanVersionId id) {
        PlanVersion version = enter(id);
        if (version.prices().isPresent()) {
            throw refused("this version is published already");
        }
        if (!version.plan().isOffered()) {
            throw refused("the plan is withdrawn: offer it again first");
        }
        return version;
    }

    private PlanVersion enter(PlanVersionId id) {
        scope.enterStaff();
        return plans.find(id).orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
    }

    private static String words(PlanVersion version) {
        return "version " + version.number() + " of the plan " + version.planName() + " at Stripe: "
                + VersionWords.terms(version);
    }

    private void record(String action, PlanVersionId id) {
        audit.record(AuditEvent.success(own.organization(), action, caller.actor(), Target.of("plan-version", id)));
    }

    private static DomainException refused(String reason) {
        return DomainException.of(ProblemType.CONFLICT, List.of(reason));
    }
}
