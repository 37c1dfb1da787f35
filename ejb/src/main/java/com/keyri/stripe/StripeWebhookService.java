package com.keyri.stripe;

import com.keyri.metrics.Label;
import com.keyri.metrics.Meters;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.secret.model.SecretText;
import com.keyri.stripe.model.WebhookKind;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Takes in what Stripe tells us, where it is Stripe that tells it; what it means is found out later. */
@PermitAll
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StripeWebhookService {
    @Inject
    StripeKeyRing ring;

    @EJB
    StripeInboxWorkService inbox;

    @Inject
    Meters meters;

    @Inject
    InstantSource clock;

    private enum Outcome {
        TAKEN,
        KNOWN,
        BAD_SIGNATURE,
        UNREADABLE,
        NO_SECRET
    }

    /**
     * Takes an event in.
     *
     * @param body as it was sent, letter by letter
     * @param signature the header that comes with it
     * @throws DomainException {@code NOT_FOUND} where no secret is known, {@code INVALID_REQUEST} where Stripe hasn't
     *     signed it within five minutes, or it is no event
     */
    public void receive(WebhookKind kind, String body, String signature) {
        List<SecretText> secrets = ring.signing(kind);
        if (secrets.isEmpty()) {
            throw refused(Outcome.NO_SECRET, ProblemType.NOT_FOUND);
        }
        if (!WebhookSignature.isGood(body, signature, secrets, clock)) {
            throw refused(Outcome.BAD_SIGNATURE, ProblemType.INVALID_REQUEST);
        }
        NewHint hint = HintReader.object(body)
                .flatMap(event -> read(kind, event))
                .orElseThrow(() -> refused(Outcome.UNREADABLE, ProblemType.INVALID_REQUEST));
        boolean isNews = inbox.add(List.of(hint), ring.inUse().map(KeyInUse::isLive)) == 1;
        count(isNews ? Outcome.TAKEN : Outcome.KNOWN);
    }

    private static Optional<NewHint> read(WebhookKind kind, JsonObject event) {
        return switch (kind) {
            case SNAPSHOT -> HintReader.snapshot(event, HintSource.SNAPSHOT);
            case THIN -> HintReader.thin(event);
        };
    }

    private DomainException refused(Outcome outcome, ProblemType answer) {
        count(outcome);
        return DomainException.of(answer);
    }

    private void count(Outcome outcome) {
        meters.count("keyri_stripe_webhooks", Label.of("outcome", outcome));
    }
}
