package com.keyri.log;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Why Keyri doesn't start, in words that the launcher finds in the log and repeats. */
public final class StartRefusal {
    private static final Logger LOG = Logger.getLogger(StartRefusal.class.getName());
    private static final String CANNOT_START = "Keyri can't start: ";

    private StartRefusal() {}

    /**
     * Logs a reason.
     *
     * @param reason names the setting and says what is wrong with it, without its value
     * @return what to throw
     */
    public static IllegalStateException because(String reason, @Nullable Exception cause) {
        LOG.log(Level.SEVERE, CANNOT_START + reason, cause);
        return new IllegalStateException(CANNOT_START + reason, cause);
    }
}
