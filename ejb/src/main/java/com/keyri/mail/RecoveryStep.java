package com.keyri.mail;

/** The steps of a recovery that its account is told of. */
public enum RecoveryStep {
    REQUESTED("Somebody asked to recover your account."),
    CODES_ACCEPTED("A recovery code of yours was accepted for a recovery of your account."),
    WAITING_FOR_APPROVAL("The recovery of your account waits for the approval of an administrator."),
    APPROVED_ONCE("One of the two who have to approve the recovery of your account has approved it."),
    APPROVED("The recovery of your account was approved."),
    REFUSED("The recovery of your account was refused. Nothing was changed."),
    EXPIRED("The recovery of your account wasn't finished in time and has ended. Nothing was changed."),
    COMPLETED("Your account was recovered. A new phone is connected, and it signs in from now on.");

    private final String words;

    RecoveryStep(String words) {
        this.words = words;
    }

    /** For the parameter {@code step} of {@link MailTemplate#RECOVERY_STEP}. */
    public String words() {
        return words;
    }
}
