package com.keyri.signin.model;

/** {@code PENDING → CLAIMED → APPROVED → REDEEMED}, and three other ends. There is no way back. */
public enum SignInState {
    PENDING,
    CLAIMED,
    APPROVED,
    REDEEMED,
    DECLINED,
    EXPIRED,
    CANCELLED
}
