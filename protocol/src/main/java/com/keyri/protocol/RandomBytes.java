package com.keyri.protocol;

import java.security.SecureRandom;

/** The one source of random bytes; a {@link SecureRandom} is safe to share between threads. */
final class RandomBytes {
    static final SecureRandom SOURCE = new SecureRandom();

    private RandomBytes() {}

    static byte[] next(int length) {
        byte[] bytes = new byte[length];
        SOURCE.nextBytes(bytes);
        return bytes;
    }
}
