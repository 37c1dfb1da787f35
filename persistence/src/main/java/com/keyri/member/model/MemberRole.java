package com.keyri.member.model;

import com.keyri.access.model.Roles;

/** What a member of an organization may do there; {@link #role} is the container's role of the same right. */
public enum MemberRole {
    OWNER(Roles.OWNER),
    ADMINISTRATOR(Roles.ADMINISTRATOR),
    DEVELOPER(Roles.DEVELOPER),
    BILLING(Roles.BILLING),
    VIEWER(Roles.VIEWER);

    private final String role;

    MemberRole(String role) {
        this.role = role;
    }

    public String role() {
        return role;
    }

    /** What people call it. */
    public String label() {
        return role;
    }

    /** Whether it invites, changes and removes members. */
    public boolean managesMembers() {
        return this == OWNER || this == ADMINISTRATOR;
    }
}
