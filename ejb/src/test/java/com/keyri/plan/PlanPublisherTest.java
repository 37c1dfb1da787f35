package com.keyri.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.keyri.access.Caller;
import com.keyri.installation.OwnApplication;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.BillingInterval;
import com.keyri.plan.model.PlanTerms;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.plan.model.PublishedPrices;
import com.keyri.problem.DomainException;
import com.keyri.secret.model.SecretText;
import com.keyri.stripe.NewPrices;
import com.keyri.stripe.PricePublishing;
import com.keyri.stripe.StripeException;
import com.keyri.stripe.StripeFailure;
import com.keyri.wiring.RecordingAudit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@SuppressWarnings("UnnecessaryAssignment") // There is no container here that would inject.
class PlanPublisherTest {
    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
    private static final SecretText KEY = SecretText.of("rk_test_" + "0123456789abcdef");

    private final PlanVersionId version = PlanVersionId.at(NOW);
    private final List<String> steps = new ArrayList<>();
    private final PlanPublisher publisher = new PlanPublisher();

    PlanPublisherTest() {
        publisher.publications = new Publications();
        publisher.own = new OwnApplication() {
            @Override
            public OrganizationId organization() {
                return OrganizationId.at(NOW);
            }
        };
        Caller operator = new Caller();
        operator.operator();
        publisher.caller = operator;
        publisher.audit = new RecordingAudit();
    }

    private final class Publications extends PlanPublicationService {
        @Override
        public NewPrices confirm(PlanVersionId id) {
            steps.add("confirm");
            return new NewPrices(
                    id,
                    "Growth",
                    new PlanTerms(Currency.getInstance("EUR"), BillingInterval.MONTH, 4_900, 0, List.of(), Map.of()),
                    0);
        }

        @Override
        public void noteFailure(PlanVersionId id) {
            steps.add("noteFailure");
        }

        @Override
        public PlanVersion complete(PlanVersionId id, PublishedPrices prices) {
            throw new AssertionError("nothing was published");
        }
    }

    /** A Stripe that refuses at once, or when it is asked. */
    private record Refusing(Optional<StripeException> atOnce, StripeException later) implements PricePublishing {
        @Override
        public void check(SecretText key) {
            atOnce.ifPresent(e -> {
                throw e;
            });
        }

        @Override
        public PublishedPrices publish(SecretText key, NewPrices prices) {
            throw later;
        }
    }

    @Test
    void shouldAskNobodyToApproveAKeyOfAnotherMode() {
        StripeException otherMode = refused(PricePublishing.OTHER_MODE);
        assertEquals(
                List.of("key is for another mode than this server’s own one: real money here, a test there"),
                reasons(new Refusing(Optional.of(otherMode), otherMode)));
        assertEquals(List.of(), steps);
    }

    @Test
    void shouldSayThatAKeyIsOfAnotherAccount() {
        assertEquals(
                List.of("key is of another account than this server’s own one"),
                reasons(new Refusing(Optional.empty(), refused(PricePublishing.OTHER_ACCOUNT))));
        assertEquals(List.of("confirm"), steps);
    }

    @Test
    void shouldNoteThatStripeHasFailedAndNothingElse() {
        reasons(new Refusing(Optional.empty(), StripeException.of(StripeFailure.BROKEN)));
        assertEquals(List.of("confirm", "noteFailure"), steps);
        steps.clear();
        reasons(new Refusing(Optional.empty(), StripeException.of(StripeFailure.UNREACHABLE)));
        assertEquals(List.of("confirm"), steps, "the answer may be there under the same key");
    }

    private List<String> reasons(PricePublishing stripe) {
        publisher.publishing = stripe;
        return assertThrows(DomainException.class, () -> publisher.publish(version, KEY))
                .reasons();
    }

    private static StripeException refused(String code) {
        return StripeException.refused(Optional.of(code), Optional.empty());
    }
}
