package com.keyri.web.console;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A viewer without a session. */
record Nobody() implements Viewer {
    @Override
    public boolean isSignedIn() {
        return false;
    }

    @Override
    public String accountName() {
        return "";
    }

    @Override
    public Optional<String> organizationName() {
        return Optional.empty();
    }

    @Override
    public Set<String> roles() {
        return Set.of();
    }

    @Override
    public boolean isStaff() {
        return false;
    }

    @Override
    public Optional<Instant> sessionEndsAt() {
        return Optional.empty();
    }
}
