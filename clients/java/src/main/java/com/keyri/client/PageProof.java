package com.keyri.client;

/**
 * The page's proof of possession that came with an id token, for the server to check along with it.
 *
 * @param proof the value of the page's {@code DPoP} header
 * @param method the HTTP method of the page's request
 * @param uri its address without query and fragment
 */
public record PageProof(String proof, String method, String uri) {}
