package com.keyri.protocol;

import java.security.interfaces.ECPublicKey;

/**
 * What a device signs: one JSON object whose member {@code typ} says for what it may be used, so that a signature for
 * one purpose is worthless for another.
 *
 * <p>A statement is read from exactly the text that was signed and never written again for the check: at most 4,096
 * bytes of UTF-8, no duplicate, no unknown and no missing member. Two forms of signature exist. A native key makes a
 * compact JWS (RFC 7515) whose payload is the text and whose {@code typ} is the statement's plus {@code +jwt}:
 * {@link #sign(Es256Signer)} and {@link #verifiedText(String, String, ECPublicKey)}. A passkey makes a WebAuthn
 * assertion whose challenge is SHA-256 of the text's bytes: {@link Digests#sha256(String)}.
 */
public sealed interface Statement
        permits ApprovalStatement,
                DeviceApprovalStatement,
                DeviceKeyStatement,
                EnrolmentStatement,
                KnownBrowserStatement {
    /** The longest statement, in bytes of UTF-8. */
    int MAX_BYTES = 4096;

    /** The longest signed form of a statement, in characters. */
    int MAX_JWS_CHARS = 8192;

    /**
     * The purpose.
     *
     * @return the value of {@code typ}, for instance {@code keyri-approval}
     */
    String type();

    /**
     * The text to sign.
     *
     * @return one JSON object without white space
     */
    String toJson();

    /**
     * When the statement counts.
     *
     * @return its {@code iat} and {@code exp}
     */
    Validity validity();

    /**
     * Signs the statement with a native key.
     *
     * @param signer an approval key or a device key
     * @return the compact JWS, {@code typ} = {@link #type()} + {@code +jwt}
     */
    default String sign(Es256Signer signer) {
        return CompactJws.sign(type() + "+jwt", toJson(), signer);
    }

    /**
     * Verifies a statement's JWS and gives back the exact text that was signed, for the {@code parse} of its type.
     *
     * @param compact the compact JWS, at most {@link #MAX_JWS_CHARS} characters
     * @param type the statement's {@code typ}, for instance {@link ApprovalStatement#TYPE}
     * @param key the key that must have signed
     * @return the payload
     * @throws MalformedException if it isn't such a JWS, or the payload isn't UTF-8
     * @throws BadSignatureException if the key didn't sign it
     */
    static String verifiedText(String compact, String type, ECPublicKey key) {
        CompactJws jws = CompactJws.parse(compact, type + "+jwt", MAX_JWS_CHARS);
        jws.verify(key);
        return jws.payloadText();
    }
}
