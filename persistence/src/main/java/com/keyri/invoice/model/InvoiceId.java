package com.keyri.invoice.model;

import java.util.Optional;
import java.util.regex.Pattern;

/** The id that Stripe gave an invoice; {@code in_…}. */
public record InvoiceId(String value) {
    private static final Pattern FORM = Pattern.compile("in_[A-Za-z0-9]{1,120}");

    public InvoiceId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not the id of an invoice");
        }
    }

    public static Optional<InvoiceId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new InvoiceId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
