package com.keyri.token.rest;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The answer of the token endpoint (RFC 6749, section 5.1; the id token of OpenID Connect). */
public record TokenBody(
        @JsonProperty("id_token") String idToken,
        @JsonProperty("token_type") String tokenType,
        @JsonProperty("expires_in") long expiresIn) {}
