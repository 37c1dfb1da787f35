package com.keyri.session.rest;

/** The nonce of a sign-in to Keyri itself, bound to the browser's cookie. */
public record NonceBody(String nonce) {}
