package com.keyri.stripe;

import com.keyri.paging.model.Page;
import com.stripe.model.billing.Meter;
import com.stripe.model.billing.MeterEventSummary;
import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.param.billing.MeterEventCreateParams;
import com.stripe.param.billing.MeterEventSummaryListParams;
import com.stripe.param.billing.MeterListParams;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Meters by Stripe's library. */
@ApplicationScoped
public class MeterCalls implements MeterGateway {
    private static final long PAGE = 100;
    private static final Duration FIT_FOR = Duration.ofHours(1);

    @Inject
    StripeCalls calls;

    @Inject
    InstantSource clock;

    private final Map<String, Instant> fitUntil = new ConcurrentHashMap<>();

    /**
     * The identifier alone keeps it from counting twice. Under an idempotency key Stripe would remember a failure of
     * its own as well, and each attempt would fail for a day; the library's own key is new in each attempt.
     */
    @Override
    public void report(MeterReport report) {
        requireFit(report.meterEvent());
        MeterEventCreateParams params = MeterEventCreateParams.builder()
                .setEventName(report.meterEvent())
                .putPayload(MeterFit.CUSTOMER_KEY, report.customer())
                .putPayload(MeterFit.VALUE_KEY, Long.toString(report.value()))
                .setTimestamp(report.at().getEpochSecond())
                .setIdentifier(report.identifier())
                .build();
        try {
            calls.call(client -> client.v1().billing().meterEvents().create(params));
        } catch (StripeException e) {
            if (!e.code().equals(Optional.of(StripeAnswers.DUPLICATE_CODE))) {
                throw e;
            }
        }
    }

    /** What it counts never changes, but another one may have taken its place; where there is none, Stripe says so. */
    private void requireFit(String meterEvent) {
        Instant now = clock.instant();
        if (now.isBefore(fitUntil.getOrDefault(meterEvent, Instant.EPOCH))) {
            return;
        }
        meter(meterEvent).map(MeterFit::require).ifPresent(fit -> fitUntil.put(meterEvent, now.plus(FIT_FOR)));
    }

    @Override
    public Optional<String> findMeter(String meterEvent) {
        return meter(meterEvent).map(Meter::getId);
    }

    private Optional<Meter> meter(String meterEvent) {
        return StripePages.all(cursor -> meters(cursor)).stream()
                .filter(meter -> meterEvent.equals(meter.getEventName()))
                .findFirst();
    }

    private Page<Meter> meters(Optional<String> cursor) {
        MeterListParams params = MeterListParams.builder()
                .setStatus(MeterListParams.Status.ACTIVE)
                .setStartingAfter(cursor.orElse(null))
                .setLimit(PAGE)
                .build();
        return StripePages.page(
                calls.call(client -> client.v1().billing().meters().list(params)));
    }

    @Override
    public List<MeterSummary> summaries(String meter, String customer, Instant from, Instant to, boolean hourly) {
        return StripePages.all(cursor -> summaries(meter, params(customer, from, to, hourly, cursor))).stream()
                .map(MeterCalls::summary)
                .filter(summary -> !hourly || summary.value() != 0)
                .sorted(Comparator.comparing(MeterSummary::from))
                .toList();
    }

    private Page<MeterEventSummary> summaries(String meter, MeterEventSummaryListParams params) {
        return StripePages.page(calls.call(
                client -> client.v1().billing().meters().eventSummaries().list(meter, params)));
    }

    private static MeterEventSummaryListParams params(
            String customer, Instant from, Instant to, boolean hourly, Optional<String> cursor) {
        MeterEventSummaryListParams.Builder builder = MeterEventSummaryListParams.builder()
                .setCustomer(customer)
                .setStartTime(from.getEpochSecond())
                .setEndTime(to.getEpochSecond())
                .setStartingAfter(cursor.orElse(null))
                .setLimit(PAGE);
        if (hourly) {
            builder.setValueGroupingWindow(MeterEventSummaryListParams.ValueGroupingWindow.HOUR);
        }
        return builder.build();
    }

    private static MeterSummary summary(MeterEventSummary summary) {
        return new MeterSummary(
                Instant.ofEpochSecond(summary.getStartTime()),
                Instant.ofEpochSecond(summary.getEndTime()),
                summary.getAggregatedValue().longValue());
    }

    @Override
    public List<MeterError> errors(String eventId) {
        String path = "/v2/core/events/" + StripeIds.require(eventId);
        return MeterErrors.read(calls.call(client -> client.rawRequest(RequestMethod.GET, path, null))
                .body());
    }
}
