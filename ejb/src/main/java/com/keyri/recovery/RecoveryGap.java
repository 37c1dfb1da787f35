package com.keyri.recovery;

/** Why a recovery or a hand-over wouldn't work at present. */
public enum RecoveryGap {
    /** The person has no recovery code left, so losing the last phone loses the account. */
    NO_RECOVERY_CODES,
    /** The person has one phone that signs in: losing it takes a recovery. */
    ONE_PHONE,
    /** The organization has one owner, so it takes two of the staff to recover that account. */
    SINGLE_OWNER,
    /** The staff has one administrator, whose account nobody could recover. */
    NO_SECOND_STAFF_ADMINISTRATOR,
    /** Fewer than two of the staff could approve the recovery of an organization's last owner. */
    TOO_FEW_STAFF
}
