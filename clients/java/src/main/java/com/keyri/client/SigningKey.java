package com.keyri.client;

import com.keyri.protocol.DpopSigner;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.Es256Signer;
import com.keyri.protocol.P256;
import com.keyri.protocol.Thumbprint;
import java.security.KeyPair;

/**
 * A P-256 key that signs: its public half and a function, so that the private half may live in a phone's key store or a
 * security module. For an approval key the function asks the person (biometric or PIN) each time.
 *
 * @param publicKey the public half
 * @param signer signs with the private half
 */
public record SigningKey(EcJwk publicKey, Es256Signer signer) {
    /**
     * A key in memory.
     *
     * @param keys a P-256 key pair
     * @return the key
     */
    public static SigningKey of(KeyPair keys) {
        return new SigningKey(EcJwk.of(keys.getPublic()), Es256Signer.of(keys.getPrivate()));
    }

    /**
     * A new key in memory, for tests and programs that need not outlive their process.
     *
     * @return the key
     */
    public static SigningKey generate() {
        return of(P256.generateKeyPair());
    }

    /**
     * The key's name.
     *
     * @return its thumbprint
     */
    public Thumbprint thumbprint() {
        return publicKey.thumbprint();
    }

    DpopSigner proofs() {
        return new DpopSigner(publicKey, signer);
    }
}
