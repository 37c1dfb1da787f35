package com.keyri.protocol;

/**
 * The browser that asks to be signed in, as the signed statement names it.
 *
 * @param origin {@code origin}, the page's origin, for instance {@code https://shop.example.com}
 * @param continuityKey {@code jkt}, thumbprint of the key that will redeem the result
 * @param encryptionKey {@code ekt}, thumbprint of the key to which the payload is sealed
 */
public record RequestingBrowser(String origin, Thumbprint continuityKey, Thumbprint encryptionKey) {
    /**
     * Checks the shape.
     *
     * @param origin {@code origin}, the page's origin, for instance {@code https://shop.example.com}
     * @param continuityKey {@code jkt}, thumbprint of the key that will redeem the result
     * @param encryptionKey {@code ekt}, thumbprint of the key to which the payload is sealed
     * @throws MalformedException if the origin isn't 1 to 256 characters without control characters
     */
    public RequestingBrowser {
        Texts.id("origin", origin);
    }

    static RequestingBrowser read(Members members) {
        return new RequestingBrowser(members.text("origin"), members.thumbprint("jkt"), members.thumbprint("ekt"));
    }
}
