package com.keyri.access.model;

/**
 * The container's roles, as annotations name them. A caller has those of what authenticated it: the operator key, an
 * API key's scopes, or a session, whose roles are those in the organization that it works in, or the staff's.
 */
public final class Roles {
    /** The holder of the installation's operator key. */
    public static final String OPERATOR = "operator";

    /** Any signed-in person. */
    public static final String ACCOUNT = "account";

    /** A session whose browser has to prove its key anew before it may do anything else. */
    public static final String UNPROVEN = "unproven";

    /** Any member of the organization that the session works in. */
    public static final String MEMBER = "member";

    public static final String OWNER = "owner";
    public static final String ADMINISTRATOR = "administrator";
    public static final String DEVELOPER = "developer";
    public static final String BILLING = "billing";
    public static final String VIEWER = "viewer";

    /** Anybody of the staff. */
    public static final String STAFF = "staff";

    public static final String STAFF_ADMINISTRATOR = "staff-administrator";
    public static final String SECURITY_OFFICER = "security-officer";
    public static final String STAFF_SUPPORT = "staff-support";
    public static final String STAFF_BILLING = "staff-billing";
    public static final String AUDITOR = "auditor";

    private Roles() {}
}
