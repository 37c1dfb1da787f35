package com.keyri.secret.model;

/**
 * A text encrypted under a server key, as it may lie in the database.
 *
 * @param base64url its bytes: a format, the initialisation vector, the encrypted text with its tag
 */
public record SealedText(String base64url) {}
