package com.keyri.crypto;

import com.keyri.protocol.Es256;
import com.keyri.protocol.P256;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Provider;
import java.security.interfaces.ECPublicKey;

/**
 * Amazon Corretto Crypto Provider: AWS-LC behind Java's interfaces. Its jar lies beside the server, not in the archive,
 * so that its native library belongs to the server's class loader and outlives a redeployment; it is therefore known by
 * name only.
 */
final class CorrettoProvider {
    private static final String CLASS = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    private CorrettoProvider() {}

    /**
     * Loads it and lets it prove that it works.
     *
     * @param loader one that sees the server's libraries
     * @return the provider, not registered
     * @throws UnavailableProviderException if there is no jar, its native library doesn't load here, or it computes
     *     wrongly
     */
    static Provider load(ClassLoader loader) throws UnavailableProviderException {
        try {
            Class<?> type = Class.forName(CLASS, true, loader);
            Provider provider = (Provider) type.getField("INSTANCE").get(null);
            Throwable failure = (Throwable) type.getMethod("getLoadingError").invoke(provider);
            if (failure != null) {
                throw new UnavailableProviderException(innermost(failure), failure);
            }
            type.getMethod("runSelfTests").invoke(provider);
            type.getMethod("assertHealthy").invoke(provider);
            requireRight(provider);
            return provider;
        } catch (ClassNotFoundException e) {
            throw new UnavailableProviderException("its jar isn't among the server's libraries", e);
        } catch (InvocationTargetException e) {
            throw new UnavailableProviderException(innermost(e), e);
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            throw new UnavailableProviderException(innermost(e), e);
        }
    }

    /** What it signs, it and the platform take, and neither takes it for another message. */
    private static void requireRight(Provider provider) {
        Es256 own = Es256.of(provider);
        Es256 platform = Es256.platform();
        KeyPair pair = P256.generateKeyPair();
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        byte[] message = CLASS.getBytes(StandardCharsets.US_ASCII);
        byte[] signature = own.sign(pair.getPrivate(), message);
        boolean right = own.verifies(key, message, signature)
                && platform.verifies(key, message, signature)
                && own.verifies(key, message, platform.sign(pair.getPrivate(), message))
                && !own.verifies(key, new byte[] {1}, signature);
        if (!right) {
            throw new IllegalStateException("it disagrees with the platform about a signature");
        }
    }

    private static String innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.toString();
    }
}
