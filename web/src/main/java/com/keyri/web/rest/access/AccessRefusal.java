package com.keyri.web.rest.access;

/**
 * A caller who is known wanted what isn't theirs.
 *
 * @param caller the name of the caller's principal
 */
public record AccessRefusal(String caller) {}
