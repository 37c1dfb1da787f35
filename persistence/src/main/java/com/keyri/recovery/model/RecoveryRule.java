package com.keyri.recovery.model;

/** Who decides about a recovery. */
public enum RecoveryRule {
    /** An owner or administrator of an organization of the account; an owner, where it is one. */
    ORGANIZATION(1),
    /** Two administrators or supporters of the staff: nobody of the account's organizations could. */
    TWO_OF_STAFF(2),
    /** Another administrator of the staff, because the account is one of the staff. */
    STAFF_ADMINISTRATOR(1);

    private final int approvals;

    RecoveryRule(int approvals) {
        this.approvals = approvals;
    }

    /** How many different people have to approve. */
    public int approvals() {
        return approvals;
    }
}
