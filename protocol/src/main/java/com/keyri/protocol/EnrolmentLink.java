package com.keyri.protocol;

import java.util.List;

/**
 * The one-time link that invites a phone: {@code https://AUTH-HOST/a#e1.{enrolmentId}.{token}}.
 *
 * @param authenticatorUrl {@code https://AUTH-HOST/a}
 * @param enrolmentId letters, digits and {@code _}, at most 64
 * @param token 256 bits
 */
public record EnrolmentLink(String authenticatorUrl, String enrolmentId, SecretToken token) {
    private static final int MAX_CHARS = 512;
    private static final String VERSION = "e1";

    /**
     * Checks the shapes.
     *
     * @param authenticatorUrl {@code https://AUTH-HOST/a}
     * @param enrolmentId letters, digits and {@code _}, at most 64
     * @param token 256 bits
     * @throws MalformedException if the address, the id or the token has another shape
     */
    public EnrolmentLink {
        Texts.authenticatorUrl(authenticatorUrl);
        Texts.linkId("enrolmentId", enrolmentId);
        SecretToken.require256(token);
    }

    /**
     * Reads a link.
     *
     * @param text at most 512 characters
     * @return the link
     * @throws MalformedException if the text is no such link
     */
    public static EnrolmentLink parse(String text) {
        Fragment fragment = Fragment.parse(text, MAX_CHARS, VERSION, 2);
        List<String> parts = fragment.parts();
        return new EnrolmentLink(fragment.url(), parts.get(0), SecretToken.parse(parts.get(1)));
    }

    /**
     * The link's text. It holds the token: for the person's eyes, never for a log.
     *
     * @return at most 512 characters
     */
    public String reveal() {
        return authenticatorUrl + "#" + VERSION + "." + enrolmentId + "." + token.reveal();
    }
}
