package com.keyri.web.rest.access;

/**
 * Whether the caller's credentials are good could not be found out, for instance because the database is away. It
 * travels as an attribute of the request to where it can be answered.
 *
 * @param cause what happened
 */
public record AuthenticationFailure(RuntimeException cause) {
    public static final String ATTRIBUTE = AuthenticationFailure.class.getName();
}
