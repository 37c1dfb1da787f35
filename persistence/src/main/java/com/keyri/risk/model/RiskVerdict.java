package com.keyri.risk.model;

/** What the risk assessment says of a sign-in. */
public enum RiskVerdict {
    ALLOW,
    WARN,
    DENY
}
