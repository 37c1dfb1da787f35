package com.keyri.protocol;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import org.jspecify.annotations.Nullable;

/**
 * ECDSA with P-256 and SHA-256 in the form of JOSE: R and S, 32 bytes each (RFC 7518 section 3.4).
 *
 * <p>The JDK's verifier accepts shorter signatures, which makes a token malleable; here anything but 64 bytes is
 * refused before a verifier sees it. The provider is the platform's first one that has the algorithm, so installing a
 * faster one in front is enough; {@link #of(Provider)} pins one.
 */
public final class Es256 {
    /** The length of a signature in bytes. */
    public static final int SIGNATURE_BYTES = 64;

    private static final String ALGORITHM = "SHA256withECDSAinP1363Format";
    private static final Es256 PLATFORM = new Es256(null);

    private final @Nullable Provider provider;

    private Es256(@Nullable Provider provider) {
        this.provider = provider;
    }

    /**
     * The algorithm of the platform's preferred provider, looked up at each use.
     *
     * @return the shared instance
     */
    public static Es256 platform() {
        return PLATFORM;
    }

    /**
     * The algorithm of one provider.
     *
     * @param provider a provider with {@code SHA256withECDSAinP1363Format}
     * @return an instance that uses no other
     */
    public static Es256 of(Provider provider) {
        return new Es256(provider);
    }

    /**
     * Verifies a signature.
     *
     * @param key a P-256 public key
     * @param message what was signed
     * @param signature R and S
     * @return whether the signature is 64 bytes long and belongs to the message under this key
     */
    public boolean verifies(ECPublicKey key, byte[] message, byte[] signature) {
        if (signature.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            Signature verifier = signature();
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException | InvalidKeyException e) {
            return false;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no provider has " + ALGORITHM, e);
        }
    }

    /**
     * Signs a message.
     *
     * @param key a P-256 private key; may live in a key store that doesn't export it
     * @param message what to sign
     * @return 64 bytes, R and S
     * @throws IllegalStateException if the provider can't sign with this key
     */
    public byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signer = signature();
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing failed", e);
        }
    }

    /**
     * Who really verifies: a platform's signature is given to a provider only when it sees the key.
     *
     * @return the provider's name and version, as in {@code SunEC 17}
     */
    public String provider() {
        try {
            Signature verifier = signature();
            verifier.initVerify(P256.generator());
            return verifier.getProvider().getName() + " "
                    + verifier.getProvider().getVersionStr();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no provider has " + ALGORITHM, e);
        }
    }

    private Signature signature() throws NoSuchAlgorithmException {
        return provider == null ? Signature.getInstance(ALGORITHM) : Signature.getInstance(ALGORITHM, provider);
    }
}
