package com.keyri.staff.model;

import com.keyri.access.model.Roles;
import java.util.Locale;

/** What somebody of the staff may do; {@link #role} is the container's role of the same right. */
public enum StaffRole {
    ADMINISTRATOR(Roles.STAFF_ADMINISTRATOR),
    /** Exactly one is active; the database refuses a second. */
    SECURITY_OFFICER(Roles.SECURITY_OFFICER),
    SUPPORT(Roles.STAFF_SUPPORT),
    BILLING(Roles.STAFF_BILLING),
    AUDITOR(Roles.AUDITOR);

    private final String role;

    StaffRole(String role) {
        this.role = role;
    }

    public String role() {
        return role;
    }

    /** What people call it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
