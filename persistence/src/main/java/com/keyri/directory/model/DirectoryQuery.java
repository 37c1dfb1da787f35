package com.keyri.directory.model;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which part of a list of the directory; ids tell when a thing was made, so they are the order.
 *
 * @param createdFrom made then or later
 * @param createdBefore made earlier
 * @param after behind this one
 * @param limit at most so many
 */
public record DirectoryQuery(
        Optional<Instant> createdFrom,
        Optional<Instant> createdBefore,
        boolean newestFirst,
        Optional<UUID> after,
        int limit) {}
