package com.keyri.invoice.console;

import com.keyri.invoice.model.InvoiceDifference;
import com.keyri.money.model.Money;

/** A difference in the list, with what somebody writes beside it. */
public final class DifferenceLine {
    static final String[] COLUMNS = {
        "difference",
        "customer",
        "invoice",
        "for",
        "currency",
        "computed in minor units",
        "invoiced in minor units",
        "found",
        "owner",
        "explained",
        "explanation"
    };

    private final InvoiceDifference difference;
    private final boolean isOwn;
    private String resolution = "";

    DifferenceLine(InvoiceDifference difference, boolean isOwn) {
        this.difference = difference;
        this.isOwn = isOwn;
    }

    /** A difference's row in a file. */
    static Object[] cells(InvoiceDifference difference) {
        return new Object[] {
            difference.id(),
            difference.organization(),
            difference.invoice(),
            difference.kind().label(),
            difference.currency(),
            difference.ours(),
            difference.theirs(),
            difference.foundAt(),
            difference.owner().map(Object::toString).orElse(""),
            difference.resolvedAt().map(Object::toString).orElse(""),
            difference.resolution().orElse("")
        };
    }

    public InvoiceDifference getDifference() {
        return difference;
    }

    /** Whether whoever looks owns it. */
    public boolean isOwn() {
        return isOwn;
    }

    public String getOurs() {
        return new Money(difference.ours(), difference.currency()).toString();
    }

    public String getTheirs() {
        return new Money(difference.theirs(), difference.currency()).toString();
    }

    public String getResolution() {
        return resolution;
    }

    public void setResolution(String resolution) {
        this.resolution = resolution;
    }
}
