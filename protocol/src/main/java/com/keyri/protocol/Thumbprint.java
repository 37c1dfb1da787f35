package com.keyri.protocol;

/**
 * The SHA-256 thumbprint of a public key (RFC 7638), the name by which statements and tokens mean a key.
 *
 * @param value 43 characters of strict base64url
 */
public record Thumbprint(String value) {
    /**
     * Checks the shape.
     *
     * @param value 43 characters of strict base64url
     * @throws MalformedException if the value isn't strict base64url of 32 bytes
     */
    public Thumbprint {
        Base64Url.decode("thumbprint", value, 32);
    }

    /**
     * Compares in constant time.
     *
     * @param other another key's thumbprint
     * @return whether both mean the same key
     */
    public boolean matches(Thumbprint other) {
        return Digests.equal(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
