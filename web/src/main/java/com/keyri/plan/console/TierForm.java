package com.keyri.plan.console;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A line of the tiers' editor, as it was typed. */
public class TierForm implements Serializable {
    private static final long serialVersionUID = 1L;

    private @Nullable String upTo;
    private @Nullable String unitPrice;

    TierForm() {}

    TierForm(@Nullable String upTo, String unitPrice) {
        this.upTo = upTo;
        this.unitPrice = unitPrice;
    }

    boolean isEmpty() {
        return upTo == null && unitPrice == null;
    }

    public @Nullable String getUpTo() {
        return upTo;
    }

    public void setUpTo(@Nullable String upTo) {
        this.upTo = upTo;
    }

    public @Nullable String getUnitPrice() {
        return unitPrice;
    }

    public void setUnitPrice(@Nullable String unitPrice) {
        this.unitPrice = unitPrice;
    }
}
