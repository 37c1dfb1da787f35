package com.keyri.web.rest.problem;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.transaction.xa.XAException;
import org.jspecify.annotations.Nullable;

/** Looks through the wrappers that containers put around a failure. */
public final class Causes {
    private static final int DEEPEST = 20;

    /** SQLSTATE classes that say: not now (connection, resources, operator intervention). */
    private static final List<String> AWAY = List.of("08", "53", "57P", "58");

    /** A serialization failure, a deadlock, a lock that isn't available, a statement that took too long. */
    private static final Set<String> TRY_AGAIN = Set.of("40001", "40P01", "55P03", "57014", "25P03");

    private static final String POOL = "com.sun.appserv.connectors.internal.api.PoolingException";
    private static final String ALLOCATION = "jakarta.resource.spi.ResourceAllocationException";

    private Causes() {}

    /** The first cause of that type, the failure itself included. */
    static <T extends Throwable> Optional<T> find(@Nullable Throwable failure, Class<T> type) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /** Whether the failure says that the database isn't there, or not able to answer at the moment. */
    public static boolean databaseIsAway(@Nullable Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (isAway(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isAway(Throwable cause) {
        String name = cause.getClass().getName();
        if (name.equals(POOL) || name.equals(ALLOCATION) || cause instanceof SQLTransientConnectionException) {
            return true;
        }
        if (cause instanceof XAException) {
            return true; // The commit failed, which Payara tells without the driver's exception.
        }
        return cause instanceof SQLException sql
                && (saysAway(sql.getSQLState()) || sql.getCause() instanceof IOException);
    }

    private static boolean saysAway(@Nullable String state) {
        return state != null && (TRY_AGAIN.contains(state) || AWAY.stream().anyMatch(state::startsWith));
    }
}
