package com.keyri.idempotency;

/**
 * A call that is to have its effect once.
 *
 * @param caller who calls, by the name under which they were authenticated
 * @param key what the caller calls this one wish; another caller's same key is another one
 * @param request what is asked for: method, address and digest of the body
 */
public record IdempotentCall(String caller, String key, String request) {
    private static final int SHORTEST_KEY = 16;
    private static final int LONGEST_KEY = 128;

    public IdempotentCall {
        if (caller.isEmpty() || key.length() < SHORTEST_KEY || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("neither a caller's nor a key");
        }
    }

    /** Tells neither key nor caller. */
    @Override
    public String toString() {
        return "IdempotentCall";
    }
}
