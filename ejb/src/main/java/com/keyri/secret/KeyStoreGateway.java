package com.keyri.secret;

/**
 * The port to whatever keeps the installation's master key. What is wrapped for one context can't be unwrapped for
 * another.
 */
public interface KeyStoreGateway {
    /** Encrypts {@code plain} under the master key; {@code context} is authenticated with it. */
    byte[] wrap(String context, byte[] plain);

    /**
     * Decrypts what {@link #wrap} made for the same context.
     *
     * @throws KeyStoreException if it was made for another context, by another master key, or was changed
     */
    byte[] unwrap(String context, byte[] wrapped);
}
