package com.keyri.plan.rest;

import com.keyri.plan.model.BillingInterval;
import com.keyri.plan.model.Charge;
import com.keyri.plan.model.Meter;
import com.keyri.plan.model.PlanTerms;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a version.
 *
 * @param currency its code in ISO 4217
 * @param flatFee minor units for each interval
 * @param trialDays absent for none
 */
@SoundTerms
public record TermsBody(
        @NotNull @Size(min = 3, max = 3) String currency,
        @NotNull BillingInterval interval,

        @NotNull @Min(value = 0, message = TermsBody.FEE) @Max(value = PlanTerms.MOST_FLAT_FEE, message = TermsBody.FEE) Long flatFee,

        @Min(value = 0, message = TermsBody.DAYS) @Max(value = PlanTerms.MOST_TRIAL_DAYS, message = TermsBody.DAYS) @Nullable Integer trialDays,

        @Size(max = 2) @Nullable List<@NotNull @Valid ChargeBody> charges,
        @Size(max = 2) @Nullable List<@NotNull @Valid LimitBody> limits) {
    static final String FEE = "must be from 0 to 100000000000 minor units";
    static final String DAYS = "must be from 0 to 730";

    public TermsBody {
        charges = charges == null ? null : List.copyOf(charges);
        limits = limits == null ? null : List.copyOf(limits);
    }

    public static TermsBody from(PlanTerms terms) {
        return new TermsBody(
                terms.currency().getCurrencyCode(),
                terms.interval(),
                terms.flatFee(),
                terms.trialDays(),
                terms.charges().stream()
                        .sorted(Comparator.comparing(Charge::meter))
                        .map(ChargeBody::from)
                        .toList(),
                new TreeMap<>(terms.limits())
                        .entrySet().stream()
                                .map(limit -> new LimitBody(limit.getKey(), limit.getValue()))
                                .toList());
    }

    /** The terms; only where they keep their constraints. */
    public PlanTerms terms() {
        Map<Meter, Long> most = new EnumMap<>(Meter.class);
        Objects.requireNonNullElse(limits, List.<LimitBody>of())
                .forEach(limit -> most.put(limit.meter(), limit.most()));
        return new PlanTerms(
                Currency.getInstance(currency),
                interval,
                flatFee,
                trialDays == null ? 0 : trialDays,
                Objects.requireNonNullElse(charges, List.<ChargeBody>of()).stream()
                        .map(ChargeBody::charge)
                        .toList(),
                most);
    }
}
