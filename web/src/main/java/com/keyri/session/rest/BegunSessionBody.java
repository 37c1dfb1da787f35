package com.keyri.session.rest;

/**
 * Where to go now.
 *
 * @param next a path of this host
 */
public record BegunSessionBody(String next) {}
