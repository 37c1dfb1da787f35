package com.keyri.session;

import com.keyri.session.model.FoundSession;
import java.util.Optional;

/**
 * Who is signed in, as pages show it.
 *
 * @param name first and last name
 * @param organizationName the one that the session works in
 */
public record SignedInPerson(FoundSession session, String name, Optional<String> organizationName) {
    /** Personal data has no place in a log. */
    @Override
    public String toString() {
        return "SignedInPerson[" + session.account() + ']';
    }
}
