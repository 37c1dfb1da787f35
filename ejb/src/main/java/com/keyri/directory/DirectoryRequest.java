package com.keyri.directory;

import com.keyri.directory.model.DirectoryQuery;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Which part of a list of the directory is wanted.
 *
 * @param createdFrom made then or later
 * @param createdBefore made earlier
 * @param limit 1 to 100
 * @param cursor the {@code next} of the page before
 */
public record DirectoryRequest(
        Optional<Instant> createdFrom,
        Optional<Instant> createdBefore,
        boolean newestFirst,
        int limit,
        Optional<String> cursor) {
    DirectoryQuery query(int rows, Function<String, Optional<UUID>> id) {
        Optional<UUID> after =
                cursor.map(text -> id.apply(text).orElseThrow(() -> DomainException.of(ProblemType.INVALID_REQUEST)));
        return new DirectoryQuery(createdFrom, createdBefore, newestFirst, after, rows);
    }
}
