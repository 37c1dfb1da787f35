package com.keyri.risk.model;

/** Why a sign-in isn't simply allowed. */
public enum RiskReason {
    UNKNOWN_BROWSER,
    OPENED_BY_LINK,
    DIFFERENT_NETWORK,
    FORBIDDEN_NETWORK
}
