package com.keyri.invoice.model;

/** How far an invoice is, as Stripe says. */
public enum InvoiceStatus {
    /** It may still change. */
    DRAFT("being made"),
    OPEN("to be paid"),
    PAID("paid"),
    UNCOLLECTIBLE("given up"),
    VOID("void");

    private final String label;

    InvoiceStatus(String label) {
        this.label = label;
    }

    /** In words. */
    public String label() {
        return label;
    }

    /** Whether its amounts are settled, so that they can be compared with ours. */
    public boolean isFinal() {
        return this != DRAFT && this != VOID;
    }
}
