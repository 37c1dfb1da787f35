package com.keyri.secret;

/** What a shared sealing key is for; each purpose has a key of its own. */
public enum SealPurpose {
    /** Whom a mail goes to and what it says, while it waits. */
    MAIL
}
