package com.keyri.plan;

import com.keyri.money.model.Money;
import com.keyri.organization.model.OrganizationId;
import java.util.Optional;

/**
 * What a customer would pay for the present period.
 *
 * @param version the number of the one that they have
 * @param now under its terms
 * @param then under the new ones
 */
public record PreviewedBill(OrganizationId organization, String organizationName, int version, Money now, Money then) {
    /** How much more that is; empty where the two can't be compared. */
    public Optional<Money> difference() {
        return now.currency().equals(then.currency())
                ? Optional.of(new Money(Math.subtractExact(then.minorUnits(), now.minorUnits()), now.currency()))
                : Optional.empty();
    }
}
