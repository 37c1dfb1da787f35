package com.keyri.invoice.model;

import com.keyri.plan.model.Meter;
import java.util.Optional;

/** What a line of an invoice is for. */
public enum InvoiceLineKind {
    FLAT_FEE("Flat fee"),
    AUTHENTICATIONS("Authentications"),
    MONTHLY_ACTIVE_USERS("Monthly active users"),
    /** What is given back or asked for because a plan changed within its period. */
    PRORATION("Change of plan"),
    /** What isn't computed here: taxes, discounts, what was added by hand. */
    OTHER("Other");

    private final String label;

    InvoiceLineKind(String label) {
        this.label = label;
    }

    /** That of a meter's usage. */
    public static InvoiceLineKind of(Meter meter) {
        return switch (meter) {
            case AUTHENTICATIONS -> AUTHENTICATIONS;
            case MONTHLY_ACTIVE_USERS -> MONTHLY_ACTIVE_USERS;
        };
    }

    /** That of a line of a bill; the flat fee's where it is no usage. */
    public static InvoiceLineKind of(Optional<Meter> meter) {
        return meter.map(InvoiceLineKind::of).orElse(FLAT_FEE);
    }

    /** In words. */
    public String label() {
        return label;
    }
}
