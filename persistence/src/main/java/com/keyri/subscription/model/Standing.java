package com.keyri.subscription.model;

/** How an organization stands with its payments, and so what it may. None but the last one ends sign-ins. */
public enum Standing {
    /** It has no plan, and owes nothing. */
    NONE("No plan"),
    GOOD("Good"),
    /** A payment is missing, and there is time to make up for it. */
    GRACE("Payment overdue"),
    /** That time is over: nothing new is made. */
    LIMITED("Limited"),
    /** Somebody of the staff has decided that its users don't sign in. */
    CUT_OFF("Cut off");

    private final String label;

    Standing(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether sign-ins go on. */
    public boolean maySignIn() {
        return this != CUT_OFF;
    }

    /** Whether new applications and members may be added. */
    public boolean mayGrow() {
        return this != LIMITED && this != CUT_OFF;
    }
}
