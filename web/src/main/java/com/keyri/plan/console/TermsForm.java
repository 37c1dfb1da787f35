package com.keyri.plan.console;

import com.keyri.plan.model.BillingInterval;
import com.keyri.plan.model.Meter;
import com.keyri.plan.model.PlanTerms;
import com.keyri.plan.rest.ChargeBody;
import com.keyri.plan.rest.LimitBody;
import com.keyri.plan.rest.TermsBody;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The terms of a version, as they were typed. */
public class TermsForm implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Pattern OF_CHARGE =
            Pattern.compile("(?:charges|limits)\\[([0-9]{1,3})](?:\\.tiers\\[([0-9]{1,3})])?(?:\\.([A-Za-z]{1,40}))?");

    private @Nullable String currency = "EUR";
    private BillingInterval interval = BillingInterval.MONTH;
    private @Nullable String flatFee;
    private @Nullable String trialDays;
    private final ChargeForm[] charges =
            Arrays.stream(Meter.values()).map(ChargeForm::new).toArray(ChargeForm[]::new);

    /** Begins with another version's terms. */
    void fill(PlanTerms terms) {
        TermsBody body = TermsBody.from(terms);
        TypedAmounts amounts = TypedAmounts.in(body.currency());
        currency = body.currency();
        interval = body.interval();
        flatFee = amounts.shown(body.flatFee().toString());
        trialDays = terms.trialDays() == 0 ? null : Integer.toString(terms.trialDays());
        for (ChargeForm charge : charges) {
            Objects.requireNonNull(body.charges()).stream()
                    .filter(other -> other.meter() == charge.getMeter())
                    .forEach(other -> charge.fill(other, amounts));
            Long limit = terms.limits().get(charge.getMeter());
            charge.setLimit(limit == null ? null : limit.toString());
        }
    }

    /** The body that the API would be sent. */
    TermsBody body() {
        String code = currency == null ? "" : currency.strip().toUpperCase(Locale.ROOT);
        TypedAmounts amounts = TypedAmounts.in(code);
        Long days = amounts.whole(trialDays);
        return new TermsBody(
                code,
                interval,
                Objects.requireNonNullElse(amounts.wholeMinor(flatFee), -1L),
                days == null ? null : Integer.valueOf((int) Math.min(days, Integer.MAX_VALUE)),
                charged().stream()
                        .map(charge -> Objects.requireNonNull(charge.body(amounts)))
                        .toList(),
                limited().stream()
                        .map(charge -> new LimitBody(
                                charge.getMeter(), Objects.requireNonNullElse(amounts.whole(charge.getLimit()), -1L)))
                        .toList());
    }

    /** The ids of the fields whose amounts may be meant in two ways. */
    List<String> ambiguous() {
        TypedAmounts amounts =
                TypedAmounts.in(currency == null ? "" : currency.strip().toUpperCase(Locale.ROOT));
        Stream<String> fee = amounts.isAmbiguousFee(flatFee) ? Stream.of("flatFee") : Stream.empty();
        Stream<String> ofCharges = charged().stream()
                .flatMap(charge -> charge.ambiguous().stream()
                        .map(field -> "charges:" + Arrays.asList(charges).indexOf(charge) + ':' + field));
        return Stream.concat(fee, ofCharges).toList();
    }

    /** The id of the field in which that member of the body was typed. */
    String field(String path) {
        Matcher place = OF_CHARGE.matcher(path);
        if (!place.lookingAt()) {
            return path;
        }
        boolean isLimit = path.startsWith("limits");
        ChargeForm charge = (isLimit ? limited() : charged()).get(Integer.parseInt(place.group(1)));
        String section = "charges:" + Arrays.asList(charges).indexOf(charge) + ':';
        if (isLimit) {
            return section + "limit";
        }
        if (place.group(2) == null) {
            boolean isOfAllTiers = "tiers".equals(place.group(3));
            return section + (isOfAllTiers ? "tiers:0:unitPrice" : Objects.requireNonNullElse(place.group(3), "model"));
        }
        TierForm tier = charge.typedTiers().get(Integer.parseInt(place.group(2)));
        return section + "tiers:" + charge.getTiers().indexOf(tier) + ':'
                + Objects.requireNonNullElse(place.group(3), "upTo");
    }

    private List<ChargeForm> charged() {
        return Arrays.stream(charges)
                .filter(charge -> charge.getModel() != null)
                .toList();
    }

    private List<ChargeForm> limited() {
        return Arrays.stream(charges)
                .filter(charge -> charge.getLimit() != null)
                .toList();
    }

    public List<BillingInterval> getIntervals() {
        return List.of(BillingInterval.values());
    }

    public List<ChargeBody.Model> getModels() {
        return List.of(ChargeBody.Model.values());
    }

    public List<ChargeForm> getCharges() {
        return List.of(charges);
    }

    public @Nullable String getCurrency() {
        return currency;
    }

    public void setCurrency(@Nullable String currency) {
        this.currency = currency;
    }

    public BillingInterval getInterval() {
        return interval;
    }

    public void setInterval(BillingInterval interval) {
        this.interval = interval;
    }

    public @Nullable String getFlatFee() {
        return flatFee;
    }

    public void setFlatFee(@Nullable String flatFee) {
        this.flatFee = flatFee;
    }

    public @Nullable String getTrialDays() {
        return trialDays;
    }

    public void setTrialDays(@Nullable String trialDays) {
        this.trialDays = trialDays;
    }
}
