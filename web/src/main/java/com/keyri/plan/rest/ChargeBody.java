package com.keyri.plan.rest;

import com.keyri.plan.model.Charge;
import com.keyri.plan.model.GraduatedPrice;
import com.keyri.plan.model.Meter;
import com.keyri.plan.model.PackagePrice;
import com.keyri.plan.model.PerUnitPrice;
import com.keyri.plan.model.Tiers;
import com.keyri.plan.model.UsagePrice;
import com.keyri.plan.model.VolumePrice;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a plan asks for one kind of usage.
 *
 * @param included units that cost nothing; absent for none
 * @param unitPrice of a unit, or of a package; absent where there are tiers
 * @param packageSize of packages alone
 * @param tiers of graduated prices and volumes alone
 */
@SoundCharge
public record ChargeBody(
        @NotNull Meter meter,

        @Min(value = 0, message = ChargeBody.INCLUDED) @Max(value = Charge.MOST_QUANTITY, message = ChargeBody.INCLUDED) @Nullable Long included,

        @NotNull Model model,
        @PriceText @Nullable String unitPrice,

        @Min(value = 1, message = ChargeBody.PACKAGE) @Max(value = PackagePrice.MOST_SIZE, message = ChargeBody.PACKAGE) @Nullable Long packageSize,

        @Size(max = Tiers.MOST, message = "must be at most 20") @Nullable List<@NotNull @Valid TierBody> tiers) {
    static final String INCLUDED = "must be from 0 to 10000000000";
    static final String PACKAGE = "must be from 1 to 1000000000";

    /** How a quantity becomes an amount. */
    public enum Model {
        PER_UNIT,
        GRADUATED,
        VOLUME,
        PACKAGE;

        boolean hasTiers() {
            return this == GRADUATED || this == VOLUME;
        }

        boolean mayInclude() {
            return this == PER_UNIT || this == GRADUATED;
        }
    }

    public ChargeBody {
        tiers = tiers == null ? null : List.copyOf(tiers);
    }

    static ChargeBody from(Charge charge) {
        UsagePrice price = charge.price();
        Long included = charge.included() == 0 ? null : charge.included();
        if (price instanceof PerUnitPrice perUnit) {
            String unit = perUnit.unit().minorUnits().toPlainString();
            return new ChargeBody(charge.meter(), included, Model.PER_UNIT, unit, null, null);
        }
        if (price instanceof PackagePrice packages) {
            String unit = packages.price().minorUnits().toPlainString();
            return new ChargeBody(charge.meter(), null, Model.PACKAGE, unit, packages.size(), null);
        }
        boolean isGraduated = price instanceof GraduatedPrice;
        Tiers tiers = isGraduated ? ((GraduatedPrice) price).tiers() : ((VolumePrice) price).tiers();
        return new ChargeBody(
                charge.meter(),
                included,
                isGraduated ? Model.GRADUATED : Model.VOLUME,
                null,
                null,
                tiers.list().stream().map(TierBody::from).toList());
    }

    /** The charge; only where it keeps its constraints. */
    Charge charge() {
        return new Charge(meter, included == null ? 0 : included, price());
    }

    private UsagePrice price() {
        return switch (model) {
            case PER_UNIT -> new PerUnitPrice(TierBody.price(Objects.requireNonNull(unitPrice)));
            case PACKAGE ->
                new PackagePrice(
                        Objects.requireNonNull(packageSize), TierBody.price(Objects.requireNonNull(unitPrice)));
            case GRADUATED -> new GraduatedPrice(allTiers());
            case VOLUME -> new VolumePrice(allTiers());
        };
    }

    private Tiers allTiers() {
        return new Tiers(
                Objects.requireNonNull(tiers).stream().map(TierBody::tier).toList());
    }
}
