package com.keyri.invoice.console;

import com.keyri.invoice.model.InvoiceDifference;
import com.keyri.money.model.Money;

/** A difference in the list, with what somebody writes beside it. */
public final class DifferenceLine {
    private final InvoiceDifference difference;
    private final boolean isOwn;
    private String resolution = "";

    DifferenceLine(InvoiceDifference difference, boolean isOwn) {
        this.difference = difference;
        this.isOwn = isOwn;
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
