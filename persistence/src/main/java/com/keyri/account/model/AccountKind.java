package com.keyri.account.model;

/** Whose person it is: an account is a customer's or the staff's, never both. */
public enum AccountKind {
    CUSTOMER("Portal account"),
    STAFF("Staff account");

    private final String label;

    AccountKind(String label) {
        this.label = label;
    }

    /** What a phone calls such an account. */
    public String label() {
        return label;
    }
}
