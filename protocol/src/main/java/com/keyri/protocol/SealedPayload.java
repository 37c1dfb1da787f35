package com.keyri.protocol;

import com.keyri.protocol.PayloadRejectedException.Reason;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.text.ParseException;
import java.util.Set;

/**
 * The payload on its way from the phone to the page, unreadable and unforgeable for everyone who did not see the QR,
 * the server included.
 *
 * <p>Inside, a compact JWS with HS256 ({@code typ} {@code keyri-payload+jwt}); its key is SHA-256 of
 * {@code "keyri-payload-v1" 0x00 qk 0x00 signInId}, because HS256 demands 32 bytes (RFC 7518 section 3.2) and the QR
 * carries 16. Outside, a compact JWE with ECDH-ES and A256GCM (RFC 7518 sections 4.6 and 5.3), {@code apv} =
 * base64url(signInId), {@code cty} "JWT", never compressed (RFC 8725 section 3.6).
 */
public final class SealedPayload {
    /** The longest compact JWE, in characters. */
    public static final int MAX_CHARS = 16_384;

    private static final String TYPE = "keyri-payload+jwt";
    private static final String DOMAIN = "keyri-payload-v1";
    private static final int MAX_HEADER_CHARS = 1024;

    private SealedPayload() {}

    /**
     * Seals a payload, on the phone.
     *
     * @param payload what to tell
     * @param qrKey {@code qk} of the scanned QR
     * @param encryptionKey {@code ek}, after the QR's binding was checked
     * @return the compact JWE
     * @throws MalformedException if the result would be longer than {@link #MAX_CHARS}
     */
    public static String seal(PagePayload payload, SecretToken qrKey, EcJwk encryptionKey) {
        String inner = Hs256.sign(TYPE, payload.toJson(), macKey(qrKey, payload.signInId()));
        JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A256GCM)
                .contentType("JWT")
                .agreementPartyVInfo(Base64URL.encode(payload.signInId()))
                .build();
        JWEObject jwe = new JWEObject(header, new Payload(inner));
        try {
            jwe.encrypt(new ECDHEncrypter(encryptionKey.key()));
        } catch (JOSEException e) {
            throw new IllegalStateException("sealing failed", e);
        }
        String compact = jwe.serialize();
        if (compact.length() > MAX_CHARS) {
            throw new MalformedException("payload: too long");
        }
        return compact;
    }

    /**
     * The hash that the approval statement carries as {@code plh}.
     *
     * @param compact the compact JWE
     * @return base64url SHA-256 of its ASCII bytes
     */
    public static String hash(String compact) {
        return Digests.sha256Base64Url(compact);
    }

    /**
     * Opens a payload, in the page.
     *
     * @param compact the compact JWE
     * @param encryptionKey the private half of {@code ek}
     * @param qrKey {@code qk} of the QR that this page showed
     * @param expected what the page knows
     * @return the payload; the caller compares {@link PagePayload#userId()} with the id token's
     * @throws PayloadRejectedException whatever is wrong, with the first reason found
     */
    public static PagePayload open(
            String compact, PrivateKey encryptionKey, SecretToken qrKey, PayloadExpectation expected) {
        try {
            checkShape(compact, expected.signInId());
            String inner = decrypt(compact, encryptionKey);
            byte[] macKey = macKey(qrKey, expected.signInId());
            return checked(PagePayload.parse(Hs256.verifiedText(inner, TYPE, macKey)), expected);
        } catch (MalformedException e) {
            throw new PayloadRejectedException(Reason.MALFORMED);
        } catch (BadSignatureException e) {
            throw new PayloadRejectedException(Reason.NOT_FROM_THE_QR);
        }
    }

    /** Both algorithms, the context and the lengths are pinned before any cryptography runs. */
    private static void checkShape(String compact, String signInId) {
        if (compact.length() > MAX_CHARS) {
            throw new MalformedException("JWE: too long");
        }
        String[] parts = compact.split("\\.", -1);
        if (parts.length != 5 || !parts[1].isEmpty() || parts[0].length() > MAX_HEADER_CHARS) {
            throw new MalformedException("JWE: not header, no key, IV, ciphertext, tag");
        }
        Base64Url.decode("IV", parts[2], 12);
        Base64Url.decode(parts[3]);
        Base64Url.decode("tag", parts[4], 16);
        Members header = Members.parse(Utf8.decode(Base64Url.decode(parts[0])), MAX_HEADER_CHARS);
        header.constant("alg", "ECDH-ES");
        header.constant("enc", "A256GCM");
        header.constant("cty", "JWT");
        String context = header.text("apv");
        EcJwk.read(header.object("epk"));
        header.end();
        if (!Base64Url.encode(signInId.getBytes(StandardCharsets.UTF_8)).equals(context)) {
            throw new PayloadRejectedException(Reason.WRONG_SIGN_IN);
        }
    }

    private static String decrypt(String compact, PrivateKey encryptionKey) {
        try {
            JWEObject jwe = JWEObject.parse(compact);
            jwe.decrypt(new ECDHDecrypter(encryptionKey, Set.of(), Curve.P_256));
            return Utf8.decode(jwe.getPayload().toBytes());
        } catch (ParseException e) {
            throw new PayloadRejectedException(Reason.MALFORMED);
        } catch (JOSEException e) {
            throw new PayloadRejectedException(Reason.NOT_FOR_THIS_KEY);
        }
    }

    private static PagePayload checked(PagePayload payload, PayloadExpectation expected) {
        if (!payload.signInId().equals(expected.signInId())) {
            throw new PayloadRejectedException(Reason.WRONG_SIGN_IN);
        }
        if (!payload.applicationId().equals(expected.applicationId())) {
            throw new PayloadRejectedException(Reason.WRONG_APPLICATION);
        }
        if (!expected.now().isBefore(payload.expiresAt())) {
            throw new PayloadRejectedException(Reason.EXPIRED);
        }
        return payload;
    }

    private static byte[] macKey(SecretToken qrKey, String signInId) {
        SecretToken.require128(qrKey);
        MessageDigest digest = Digests.newSha256();
        digest.update(DOMAIN.getBytes(StandardCharsets.US_ASCII));
        digest.update((byte) 0);
        digest.update(qrKey.bytes());
        digest.update((byte) 0);
        digest.update(signInId.getBytes(StandardCharsets.UTF_8));
        return digest.digest();
    }
}
