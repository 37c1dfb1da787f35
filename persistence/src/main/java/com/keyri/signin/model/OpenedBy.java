package com.keyri.signin.model;

/** How the phone got the code: by the authenticator's own scanner, or by a link that another app opened. */
public enum OpenedBy {
    SCANNER,
    LINK
}
