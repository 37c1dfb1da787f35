package com.keyri.bench;

import java.util.Locale;

/** What is timed by itself. */
public enum Step {
    /** {@code POST /sign-ins}. */
    START,
    /** A new TLS connection, the WebSocket handshake and the proof, to the first frame. */
    SOCKET,
    /** {@code POST claim}. */
    CLAIM,
    /** {@code POST decision}. */
    DECISION,
    /** From sending the decision to the frame {@code approved} on the page's socket. */
    NEWS,
    /** {@code POST /token} with the code. */
    REDEEM,
    /** All of a sign-in. */
    SIGN_IN,
    /** {@code POST /tokens/introspect}. */
    INTROSPECTION,
    /** {@code POST /token} with client credentials. */
    API_TOKEN,
    /** {@code GET /.well-known/jwks.json}. */
    PUBLISHED_KEYS,
    /** {@code GET /session}. */
    SESSION_CHECK,
    /** {@code POST /directory/organizations}, with next to none there. */
    NEW_ORGANIZATION,
    /** The same with 10,000 there. */
    NEW_ORGANIZATION_OF_MANY,
    /** A page of the console's list of 10,000. */
    ORGANIZATION_LIST,
    /** Five thousand events of usage, counted in one statement. */
    USAGE_BATCH,
    /** One event of usage in a transaction of its own. */
    USAGE_EVENT,
    /** What recording usage adds to a transaction. */
    USAGE_RECORDING,
    /** A period's usage, in all and by day. */
    USAGE_READING,
    /** Fifty deltas from the outbox and their outcomes. */
    USAGE_DRAIN;

    /** The name for people and for JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
