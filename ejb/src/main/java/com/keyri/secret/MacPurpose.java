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
    /** By which an account is found by its mail address. */
    MAIL_INDEX,
    /** Recovery codes, as they are kept. */
    RECOVERY_CODE,
    /** The nonce of a sign-in to Keyri itself, from the browser's cookie. */
    VISIT,
    /** Names and seals of what was made under an Idempotency-Key. */
    IDEMPOTENCY,
    /** The pseudonyms under which users are counted. */
    USAGE_SUBJECT
}
