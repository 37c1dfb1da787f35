package com.keyri.protocol;

import com.nimbusds.jose.crypto.utils.ECChecks;
import com.nimbusds.jose.jwk.Curve;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;

/** The one curve of the protocol: NIST P-256, also called secp256r1 (FIPS 186-5, RFC 7518 section 6.2.1.1). */
public final class P256 {
    static final int COORDINATE_BYTES = 32;
    private static final ECParameterSpec PARAMETERS = Curve.P_256.toECParameterSpec();
    private static final BigInteger PRIME = ((ECFieldFp) PARAMETERS.getCurve().getField()).getP();

    private P256() {}

    /**
     * Makes a key pair for signing (ES256) or for key agreement (ECDH-ES), with the platform's preferred provider.
     *
     * @return an {@code ECPublicKey} and its private key
     */
    public static KeyPair generateKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(PARAMETERS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no P-256", e);
        }
    }

    /**
     * Makes a public key from a point's coordinates. The cofactor is 1, so a point on the curve is in the group.
     *
     * @throws MalformedException if the point isn't on the curve
     */
    static ECPublicKey publicKey(byte[] x, byte[] y) {
        ECPoint point = new ECPoint(new BigInteger(1, x), new BigInteger(1, y));
        if (!isOnCurve(point)) {
            throw new MalformedException("JWK: point not on P-256");
        }
        return publicKey(point);
    }

    private static ECPublicKey publicKey(ECPoint point) {
        try {
            return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, PARAMETERS));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no P-256", e);
        }
    }

    /** The generator as a public key, for asking a provider whether it takes such keys. */
    static ECPublicKey generator() {
        return publicKey(PARAMETERS.getGenerator());
    }

    /** Whether a key of any provider is on this curve: same equation, same generator, and its point satisfies it. */
    static boolean isP256(ECPublicKey key) {
        ECParameterSpec parameters = key.getParams();
        return parameters.getCurve().equals(PARAMETERS.getCurve())
                && parameters.getGenerator().equals(PARAMETERS.getGenerator())
                && parameters.getOrder().equals(PARAMETERS.getOrder())
                && isOnCurve(key.getW());
    }

    private static boolean isOnCurve(ECPoint point) {
        return !point.equals(ECPoint.POINT_INFINITY)
                && point.getAffineX().compareTo(PRIME) < 0
                && point.getAffineY().compareTo(PRIME) < 0
                && ECChecks.isPointOnCurve(point.getAffineX(), point.getAffineY(), PARAMETERS);
    }
}
