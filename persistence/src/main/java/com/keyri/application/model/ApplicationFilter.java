package com.keyri.application.model;

import java.util.Optional;

/**
 * Which applications to list.
 *
 * @param state only those
 * @param namePrefix only those whose name begins with it, in whichever case
 */
public record ApplicationFilter(Optional<ApplicationState> state, Optional<String> namePrefix) {
    /** All of them. */
    public static final ApplicationFilter NONE = new ApplicationFilter(Optional.empty(), Optional.empty());
}
