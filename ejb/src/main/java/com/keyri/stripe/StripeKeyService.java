package com.keyri.stripe;

import com.keyri.audit.AuditService;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.schedule.BackOff;
import com.keyri.secret.model.SecretText;
import com.keyri.stripe.model.ConnectionState;
import com.keyri.stripe.model.WebhookKind;
import com.keyri.stripe.store.ConnectionStore;
import com.keyri.stripe.store.StoredConnection;
import com.keyri.stripe.store.WebhookSecretStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Keys and secrets of Stripe's for the server's own use, and what probes have found; no caller reaches it. */
@PermitAll
@Stateless
public class StripeKeyService {
    /** Longer than all requests of a probe take in the worst case. */
    private static final Duration LEASE = Duration.ofMinutes(15);

    private static final Duration ONE_DAY = Duration.ofDays(1);
    private static final Duration WHILE_REFUSED = Duration.ofHours(1);
    private static final String OTHER_ACCOUNT = "OTHER_ACCOUNT";
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    @Inject
    ConnectionStore connections;

    @Inject
    WebhookSecretStore webhookSecrets;

    @Inject
    StripeSecrets secrets;

    @Inject
    KnownCustomers customers;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /** The key that calls are made with; empty where there is none, or it was refused. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Optional<KeyInUse> inUse() {
        return connections
                .inUse()
                .filter(connection -> connection.state() == ConnectionState.GOOD)
                .flatMap(this::unwrapped);
    }

    private Optional<KeyInUse> unwrapped(StoredConnection connection) {
        return connection
                .wrapped()
                .map(wrapped ->
                        new KeyInUse(connection.id().toString(), secrets.unwrapKey(wrapped), connection.isLive()));
    }

    /** The secrets by which Stripe may sign now. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public List<SecretText> signingSecrets(WebhookKind kind) {
        return webhookSecrets.list(kind, clock.instant()).stream()
                .map(secrets::unwrapSigning)
                .toList();
    }

    /** A key whose probe is due, for this node. */
    public Optional<DueProbe> takeDue() {
        Instant now = clock.instant();
        return connections
                .take(now, now.plus(LEASE))
                .flatMap(connection -> unwrapped(connection).map(key -> new DueProbe(connection, key)));
    }

    /** One of our customers, whom a key of our account finds; empty where there is none yet. */
    public Optional<String> knownCustomer() {
        return customers.any();
    }

    /** Has the keys probed soon. */
    public void probeSoon() {
        connections.probeSoon(clock.instant());
    }

    /** What a probe has found. A good key takes its place; any other one is forgotten, unless it was in use. */
    public void found(StoredConnection probed, KeyFindings findings) {
        conclude(probed, findings, findings.isGood() ? ConnectionState.GOOD : ConnectionState.REFUSED, "");
    }

    /** Stripe doesn't know the key. */
    public void isNobodys(StoredConnection probed) {
        KeyFindings nothing = new KeyFindings(List.of(), List.of(), List.of());
        conclude(probed, nothing, ConnectionState.REFUSED, StripeFailure.KEY_REFUSED.name());
    }

    /** Stripe doesn't know our customers under the key: it is of another account, or of the other mode. */
    public void isOfAnotherAccount(StoredConnection probed, KeyFindings findings) {
        conclude(probed, findings, ConnectionState.REFUSED, OTHER_ACCOUNT);
    }

    /** Nobody knows; it is tried again. */
    public void failed(StoredConnection probed, StripeFailure failure) {
        int attempts = probed.attempts() + 1;
        Duration pause = BackOff.after(attempts);
        Duration wait = pause.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : pause;
        connections.failed(
                probed.id(), failure.name(), attempts, clock.instant().plus(wait));
    }

    private void conclude(StoredConnection probed, KeyFindings findings, ConnectionState state, String trouble) {
        Instant now = clock.instant();
        boolean isGood = state == ConnectionState.GOOD;
        StoredConnection found = new StoredConnection(
                probed.id(),
                probed.wrapped(),
                probed.ending(),
                probed.isLive(),
                probed.isInUse(),
                state,
                findings.missing(),
                findings.surplus(),
                findings.optional(),
                trouble,
                probed.enteredAt(),
                Optional.of(now),
                0);
        if (!connections.found(found, now, now.plus(isGood ? ONE_DAY : WHILE_REFUSED))) {
            return; // Another key has taken its place meanwhile.
        }
        if (isGood && !probed.isInUse()) {
            connections.use(probed.id());
        }
        if (state != probed.state()) {
            audit.record(
                    AuditEvent.success(null, "stripe-key.probed", Actor.SYSTEM, Target.of("stripe-key", probed.id()))
                            .because(state.name()));
        }
    }
}
