package com.keyri.audit.model;

/** How an audited action ended. */
public enum AuditResult {
    SUCCESS,
    REFUSED
}
