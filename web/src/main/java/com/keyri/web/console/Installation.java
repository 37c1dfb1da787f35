package com.keyri.web.console;

import java.util.Optional;

/** What pages need to know of this installation. */
public interface Installation {
    /** The id of the application as which Keyri signs people in to itself; empty before the first start is done. */
    Optional<String> applicationId();
}
