package com.keyri.secret;

/** What a shared MAC key is for; each purpose has a key of its own. */
public enum MacPurpose {
    /** Rotating codes and redeem codes. */
    CODE,
    /** Server nonces and challenges. */
    NONCE,
    /** Matching numbers and confirmation codes. */
    SIX_DIGITS,
    /** Names of those who are limited, in the database that nodes count in together. */
    LIMIT,
    /** Names and seals of what was made under an Idempotency-Key. */
    IDEMPOTENCY
}
