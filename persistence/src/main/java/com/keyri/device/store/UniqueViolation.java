package com.keyri.device.store;

import java.sql.SQLException;

/** Tells "somebody has that already" from every other failure of the database. */
final class UniqueViolation {
    /** PostgreSQL, appendix A: unique_violation. */
    private static final String SQL_STATE = "23505";

    private UniqueViolation() {}

    static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && SQL_STATE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
