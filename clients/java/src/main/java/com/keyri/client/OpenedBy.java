package com.keyri.client;

/** How the device came by the QR's link. */
public enum OpenedBy {
    /** The authenticator's own scanner read it from a screen. */
    SCANNER,
    /** Another app, the system's camera or a message opened it: at least a warning. */
    LINK
}
