package com.keyri.web.rest.json;

/**
 * One thing that is wrong with a request.
 *
 * @param path the member, for example {@code origins[0]}; empty for the whole body
 * @param message what it must be; never the value
 */
public record Violation(String path, String message) {}
