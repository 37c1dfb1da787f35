package com.keyri.web.console;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Who looks at a page, as the templates show it. Deciding who may do what is the services' business. */
public interface Viewer {
    /** Whether there is a session at all; what follows is empty without one. */
    boolean isSignedIn();

    /** Whether the session's browser has to prove its key before it sees anything. */
    boolean needsProof();

    /** First and last name. */
    String accountName();

    /** The organization that the pages of the portal are about at the moment. */
    Optional<String> organizationName();

    /** The container's roles that the person has in that organization, or as staff; none without a proof. */
    Set<String> roles();

    /** Whether the account is one of staff. */
    boolean isStaff();

    /** When the session ends whatever happens. */
    Optional<Instant> sessionEndsAt();
}
