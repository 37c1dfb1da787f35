package com.keyri.stripe;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.approval.Approvals;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.installation.OwnApplication;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.secret.model.SecretText;
import com.keyri.stripe.model.ConnectionId;
import com.keyri.stripe.model.HintState;
import com.keyri.stripe.model.WebhookKind;
import com.keyri.stripe.store.ConnectionStore;
import com.keyri.stripe.store.FeedStore;
import com.keyri.stripe.store.FeedStore.Feed;
import com.keyri.stripe.store.InboxStore;
import com.keyri.stripe.store.StoredConnection;
import com.keyri.stripe.store.WebhookSecretStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The connection to Stripe, as the staff looks after it. Keys and secrets are the security officer's; they go in, and
 * nobody sees them again.
 */
@Stateless
@RolesAllowed({Roles.STAFF_BILLING, Roles.STAFF_ADMINISTRATOR, Roles.SECURITY_OFFICER, Roles.AUDITOR})
public class StripeConnectionService {
    /** As long as Stripe signs with both secrets at most, when one takes the place of another one. */
    private static final Duration OVERLAP = Duration.ofHours(24);

    @Inject
    Caller caller;

    @Inject
    Approvals approvals;

    @Inject
    ConnectionStore connections;

    @Inject
    WebhookSecretStore webhookSecrets;

    @Inject
    FeedStore feed;

    @Inject
    InboxStore inbox;

    @Inject
    StripeSecrets secrets;

    @Inject
    StripeCalls calls;

    @Inject
    OwnApplication own;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /** As it is now. */
    public StripeConnection get() {
        Optional<StoredConnection> used = connections.inUse();
        Instant now = clock.instant();
        Feed read = feed.get();
        return new StripeConnection(
                used.map(ConnectedKey::of),
                connections
                        .newest()
                        .filter(newest -> !used.map(StoredConnection::id).equals(Optional.of(newest.id())))
                        .map(ConnectedKey::of),
                !webhookSecrets.list(WebhookKind.SNAPSHOT, now).isEmpty(),
                !webhookSecrets.list(WebhookKind.THIN, now).isEmpty(),
                calls.health(),
                read.readUntil(),
                read.trouble(),
                inbox.count(HintState.WAITING),
                inbox.count(HintState.PARKED),
                KeyLink.of(true, true),
                KeyLink.of(false, true));
    }

    /** Takes a key, which is probed before it is used; until then, and where it isn't good, the one before goes on. */
    @RolesAllowed(Roles.SECURITY_OFFICER)
    public StripeConnection enterKey(SecretText key) {
        if (StripeKeyForm.isUnrestricted(key)) {
            audit.recordRefusal(AuditEvent.refusal(
                    own.organization(),
                    "stripe-key.entered",
                    caller.actor(),
                    Target.of("stripe-key", "none"),
                    "UNRESTRICTED"));
            throw DomainException.of(
                    ProblemType.INVALID_REQUEST,
                    List.of("key is an unrestricted one, which may move money: make a restricted key instead"));
        }
        if (!StripeKeyForm.isRestricted(key)) {
            throw DomainException.of(
                    ProblemType.INVALID_REQUEST,
                    List.of("key must be a restricted key of Stripe’s, which begins with rk_live_ or rk_test_"));
        }
        String ending = StripeKeyForm.ending(key);
        boolean isLive = StripeKeyForm.isLive(key);
        approvals.require(
                "Bill by the Stripe key that ends in " + ending + (isLive ? ", with real money" : ", in test mode"));
        Instant now = clock.instant();
        ConnectionId id = ConnectionId.at(now);
        connections.add(id, secrets.wrapKey(key), ending, isLive, caller.account(), now);
        audit.record(AuditEvent.success(
                own.organization(), "stripe-key.entered", caller.actor(), Target.of("stripe-key", id)));
        return get();
    }

    /** Takes the secret by which Stripe signs webhooks of a kind; the one before counts for another day. */
    @RolesAllowed(Roles.SECURITY_OFFICER)
    public StripeConnection enterWebhookSecret(WebhookKind kind, SecretText secret) {
        if (!StripeKeyForm.isSigning(secret)) {
            throw DomainException.of(
                    ProblemType.INVALID_REQUEST,
                    List.of("secret must be a signing secret of Stripe’s, which begins with whsec_"));
        }
        approvals.require("Trust Stripe’s webhooks (" + (kind == WebhookKind.THIN ? "thin" : "snapshot")
                + ") that are signed by the secret that ends in " + StripeKeyForm.ending(secret));
        Instant now = clock.instant();
        webhookSecrets.add(kind, secrets.wrapSigning(secret), caller.account(), now, now.plus(OVERLAP));
        audit.record(AuditEvent.success(
                own.organization(),
                "stripe-webhook-secret.entered",
                caller.actor(),
                Target.of("stripe-webhook", kind.name())));
        return get();
    }

    /** Has the key probed again, now that somebody has changed its rights at Stripe. */
    @RolesAllowed({Roles.STAFF_BILLING, Roles.SECURITY_OFFICER})
    public StripeConnection probeAgain() {
        connections.probeSoon(clock.instant());
        audit.record(AuditEvent.success(
                own.organization(), "stripe-key.probe-asked", caller.actor(), Target.of("stripe-key", "in-use")));
        return get();
    }
}
