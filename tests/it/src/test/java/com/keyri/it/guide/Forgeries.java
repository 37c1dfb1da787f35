package com.keyri.it.guide;

import com.keyri.client.SigningKey;
import com.keyri.protocol.Base64Url;
import com.keyri.protocol.CompactJws;
import com.keyri.protocol.EcJwk;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What can be made of a genuine sign-in without the issuer's key: none of it may pass. */
final class Forgeries {
    private final FinishedSignIn genuine;
    private final String header;
    private final String payload;
    private final String signature;

    Forgeries(FinishedSignIn genuine) {
        this.genuine = genuine;
        String[] parts = genuine.idToken().split("\\.", -1);
        this.header = parts[0];
        this.payload = parts[1];
        this.signature = parts[2];
    }

    /** Tokens that the issuer never signed so. */
    List<HandedOver> tokens(String kid, EcJwk issuerKey) throws GeneralSecurityException {
        List<HandedOver> forged = new ArrayList<>();
        String altered = text(payload).replace(genuine.user(), "mallory");
        forged.add(token("altered payload", header + "." + encoded(altered) + "." + signature));
        forged.add(token("no signature", header + "." + payload + "."));
        String none = encoded("{\"alg\":\"none\",\"typ\":\"keyri-id+jwt\",\"kid\":\"" + kid + "\"}");
        forged.add(token("alg none", none + "." + payload + "."));
        forged.add(token("alg none with a signature", none + "." + payload + "." + signature));
        forged.add(token("signature with a leading zero in each half", header + "." + payload + "." + longer()));
        forged.add(token("signature in DER", header + "." + payload + "." + Base64Url.encode(der())));
        forged.add(token("signature cut", header + "." + payload + "." + signature.substring(0, 80)));
        SigningKey own = SigningKey.generate();
        forged.add(token(
                "another key under the same kid", CompactJws.sign("keyri-id+jwt", kid, text(payload), own.signer())));
        forged.add(token(
                "own key in the header",
                CompactJws.sign("keyri-id+jwt", own.publicKey(), text(payload), own.signer())));
        for (byte[] secret : publicSecrets(issuerKey)) {
            forged.add(token("HS256 under the public key", hmac("HS256", "HmacSHA256", kid, secret)));
            // As long as an ES256 signature.
            forged.add(token("HS512 under the public key", hmac("HS512", "HmacSHA512", kid, secret)));
        }
        return forged;
    }

    /** Proofs that aren't the page's, or not for this. */
    List<HandedOver> proofs() {
        SigningKey key = genuine.key();
        String token = genuine.idToken();
        String address = FinishedSignIn.ADDRESS;
        String good = FinishedSignIn.proof(key, "POST", address, token, 0);
        String json = text(good.split("\\.", -1)[1]);
        return List.of(
                proof("proof by another key", FinishedSignIn.proof(SigningKey.generate(), "POST", address, token, 0)),
                proof("proof without ath", FinishedSignIn.proof(key, "POST", address, null, 0)),
                proof("proof for another token", FinishedSignIn.proof(key, "POST", address, token + "x", 0)),
                proof("proof for another address", FinishedSignIn.proof(key, "POST", address + "/x", token, 0)),
                proof("proof for another method", FinishedSignIn.proof(key, "GET", address, token, 0)),
                proof("proof of long ago", FinishedSignIn.proof(key, "POST", address, token, 90)),
                proof("proof of the future", FinishedSignIn.proof(key, "POST", address, token, -90)),
                proof("proof of another type", CompactJws.sign("jwt", key.publicKey(), json, key.signer())),
                proof("proof that is the token", token),
                proof("no proof", ""));
    }

    private HandedOver token(String why, String token) {
        return genuine.forged(why, token);
    }

    private HandedOver proof(String why, String proof) {
        return genuine.unproven(why, proof);
    }

    private String hmac(String alg, String algorithm, String kid, byte[] secret) throws GeneralSecurityException {
        String input =
                encoded("{\"alg\":\"" + alg + "\",\"typ\":\"keyri-id+jwt\",\"kid\":\"" + kid + "\"}") + "." + payload;
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(secret, algorithm));
        return input + "." + Base64Url.encode(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
    }

    private static List<byte[]> publicSecrets(EcJwk key) {
        byte[] der = key.key().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----\n";
        return List.of(
                der, pem.getBytes(StandardCharsets.US_ASCII), key.toJson().getBytes(StandardCharsets.UTF_8));
    }

    private String longer() {
        byte[] raw = Base64Url.decode(signature);
        byte[] longer = new byte[66];
        System.arraycopy(raw, 0, longer, 1, 32);
        System.arraycopy(raw, 32, longer, 34, 32);
        return Base64Url.encode(longer);
    }

    private byte[] der() {
        byte[] raw = Base64Url.decode(signature);
        byte[] r = new BigInteger(1, Arrays.copyOfRange(raw, 0, 32)).toByteArray();
        byte[] s = new BigInteger(1, Arrays.copyOfRange(raw, 32, 64)).toByteArray();
        byte[] der = new byte[6 + r.length + s.length];
        der[0] = 0x30;
        der[1] = (byte) (der.length - 2);
        der[2] = 0x02;
        der[3] = (byte) r.length;
        System.arraycopy(r, 0, der, 4, r.length);
        der[4 + r.length] = 0x02;
        der[5 + r.length] = (byte) s.length;
        System.arraycopy(s, 0, der, 6 + r.length, s.length);
        return der;
    }

    private static String text(String part) {
        return new String(Base64Url.decode(part), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
    }
}
