package com.keyri.plan.console;

import com.keyri.plan.TermsWords;
import com.keyri.plan.model.Meter;
import com.keyri.plan.rest.ChargeBody;
import com.keyri.plan.rest.TierBody;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the form asks about one kind of usage, as it was typed. */
public class ChargeForm implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int FIRST_LINES = 3;
    private static final int MOST_LINES = 20;

    private final Meter meter;
    private ChargeBody.@Nullable Model model;
    private @Nullable String included;
    private @Nullable String unitPrice;
    private @Nullable String packageSize;
    private @Nullable String limit;
    private final ArrayList<TierForm> tiers = new ArrayList<>();

    ChargeForm(Meter meter) {
        this.meter = meter;
        while (tiers.size() < FIRST_LINES) {
            tiers.add(new TierForm());
        }
    }

    /** Begins with what another version asks. */
    void fill(ChargeBody charge, TypedAmounts amounts) {
        model = charge.model();
        included = charge.included() == null ? null : charge.included().toString();
        unitPrice = charge.unitPrice() == null ? null : amounts.shown(charge.unitPrice());
        packageSize = charge.packageSize() == null ? null : charge.packageSize().toString();
        List<TierBody> others = Objects.requireNonNullElse(charge.tiers(), List.of());
        if (!others.isEmpty()) {
            tiers.clear();
            others.forEach(tier -> tiers.add(new TierForm(
                    tier.upTo() == null ? null : tier.upTo().toString(), amounts.shown(tier.unitPrice()))));
        }
    }

    /** What was typed, without what doesn't go with the chosen kind; null where usage costs nothing. */
    @Nullable ChargeBody body(TypedAmounts amounts) {
        if (model == null) {
            return null;
        }
        boolean mayInclude = model == ChargeBody.Model.PER_UNIT || model == ChargeBody.Model.GRADUATED;
        return new ChargeBody(
                meter,
                mayInclude ? amounts.whole(included) : null,
                model,
                isByUnit() ? amounts.minor(unitPrice) : null,
                model == ChargeBody.Model.PACKAGE ? amounts.whole(packageSize) : null,
                isByUnit()
                        ? null
                        : typedTiers().stream().map(tier -> tier(tier, amounts)).toList());
    }

    /** The ids of its fields whose amounts may be meant in two ways, of those that go with the chosen kind. */
    List<String> ambiguous() {
        if (isByUnit()) {
            return TypedAmounts.isAmbiguous(unitPrice) ? List.of("unitPrice") : List.of();
        }
        return IntStream.range(0, tiers.size())
                .filter(i -> TypedAmounts.isAmbiguous(tiers.get(i).getUnitPrice()))
                .mapToObj(i -> "tiers:" + i + ":unitPrice")
                .toList();
    }

    private boolean isByUnit() {
        return model == ChargeBody.Model.PER_UNIT || model == ChargeBody.Model.PACKAGE;
    }

    private static TierBody tier(TierForm tier, TypedAmounts amounts) {
        return new TierBody(
                amounts.whole(tier.getUpTo()), Objects.requireNonNullElse(amounts.minor(tier.getUnitPrice()), ""));
    }

    /** The lines in which something stands. */
    List<TierForm> typedTiers() {
        return tiers.stream().filter(tier -> !tier.isEmpty()).toList();
    }

    /** Another line. */
    public void addTier() {
        if (tiers.size() < MOST_LINES) {
            tiers.add(new TierForm());
        }
    }

    public Meter getMeter() {
        return meter;
    }

    public String getLabel() {
        String words = TermsWords.of(meter);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    public ChargeBody.@Nullable Model getModel() {
        return model;
    }

    public void setModel(ChargeBody.@Nullable Model model) {
        this.model = model;
    }

    public @Nullable String getIncluded() {
        return included;
    }

    public void setIncluded(@Nullable String included) {
        this.included = included;
    }

    public @Nullable String getUnitPrice() {
        return unitPrice;
    }

    public void setUnitPrice(@Nullable String unitPrice) {
        this.unitPrice = unitPrice;
    }

    public @Nullable String getPackageSize() {
        return packageSize;
    }

    public void setPackageSize(@Nullable String packageSize) {
        this.packageSize = packageSize;
    }

    public @Nullable String getLimit() {
        return limit;
    }

    public void setLimit(@Nullable String limit) {
        this.limit = limit;
    }

    public List<TierForm> getTiers() {
        return List.copyOf(tiers);
    }
}
