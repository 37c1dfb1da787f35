package com.keyri.protocol;

import java.util.List;

/**
 * What the QR code says: {@code https://AUTH-HOST/a#1.{signInId}.{code}.{binding}.{qk}}. Everything stands in the
 * fragment, which no browser sends to a server.
 *
 * @param authenticatorUrl {@code https://AUTH-HOST/a}
 * @param signInId the sign-in, letters, digits and {@code _}, at most 64
 * @param code the rotating code, 128 bits; the nonce of the claim's proof
 * @param binding ties the QR to the keys of the browser that shows it
 * @param qrKey {@code qk}, 128 bits, which only who sees the QR knows
 */
public record QrLink(String authenticatorUrl, String signInId, SecretToken code, Binding binding, SecretToken qrKey) {
    private static final int MAX_CHARS = 512;
    private static final String VERSION = "1";

    /**
     * Checks the shapes.
     *
     * @param authenticatorUrl {@code https://AUTH-HOST/a}
     * @param signInId the sign-in, letters, digits and {@code _}, at most 64
     * @param code the rotating code, 128 bits; the nonce of the claim's proof
     * @param binding ties the QR to the keys of the browser that shows it
     * @param qrKey {@code qk}, 128 bits, which only who sees the QR knows
     * @throws MalformedException if the address or the id has another shape
     */
    public QrLink {
        Texts.authenticatorUrl(authenticatorUrl);
        Texts.linkId("signInId", signInId);
        SecretToken.require128(code);
        SecretToken.require128(qrKey);
    }

    /**
     * Reads a scanned text.
     *
     * @param text at most 512 characters
     * @return the link
     * @throws MalformedException if the text is no such link of version 1
     */
    public static QrLink parse(String text) {
        Fragment fragment = Fragment.parse(text, MAX_CHARS, VERSION, 4);
        List<String> parts = fragment.parts();
        return new QrLink(
                fragment.url(),
                parts.get(0),
                SecretToken.parse(parts.get(1)),
                new Binding(parts.get(2)),
                SecretToken.parse(parts.get(3)));
    }

    /**
     * The text to encode as QR code. It holds secrets: for the screen, never for a log.
     *
     * @return at most 512 characters
     */
    public String reveal() {
        return authenticatorUrl + "#" + VERSION + "." + signInId + "." + code.reveal() + "." + binding + "."
                + qrKey.reveal();
    }

    /**
     * Whether the QR was made by the browser whose keys the server names. If not, someone swapped a key: decline.
     *
     * @param continuityKey {@code bk} as the server names it
     * @param encryptionKey {@code ek} as the server names it
     * @return whether the binding fits
     */
    public boolean isBoundTo(EcJwk continuityKey, EcJwk encryptionKey) {
        return binding.matches(Binding.of(continuityKey.thumbprint(), encryptionKey.thumbprint(), signInId));
    }
}
