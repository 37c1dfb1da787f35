package com.keyri.protocol;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A compact JWS with HS256 (RFC 7518 section 3.2) under a key of 32 bytes; the header is always the same text. */
final class Hs256 {
    private static final String ALGORITHM = "HmacSHA256";

    private Hs256() {}

    static String sign(String typ, String payload, byte[] key) {
        String input = header(typ) + "." + Base64Url.encode(payload.getBytes(StandardCharsets.UTF_8));
        return input + "." + Base64Url.encode(mac(key, input));
    }

    /** Verifies before the payload is looked at. */
    static String verifiedText(String compact, String typ, byte[] key) {
        int first = compact.indexOf('.');
        int last = compact.lastIndexOf('.');
        if (first < 0 || first == last) {
            throw new MalformedException("JWS: not three parts");
        }
        checkHeader(compact.substring(0, first), typ);
        byte[] tag = Base64Url.decode("MAC", compact.substring(last + 1), 32);
        if (!Digests.equal(mac(key, compact.substring(0, last)), tag)) {
            throw new BadSignatureException();
        }
        return Utf8.decode(Base64Url.decode(compact.substring(first + 1, last)));
    }

    private static void checkHeader(String encoded, String typ) {
        Members header = Members.parse(Utf8.decode(Base64Url.decode(encoded)), 256);
        header.constant("alg", "HS256");
        header.constant("typ", typ);
        header.end();
    }

    private static String header(String typ) {
        String json = "{\"alg\":\"HS256\",\"typ\":\"" + typ + "\"}";
        return Base64Url.encode(json.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] mac(byte[] key, String input) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(input.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
