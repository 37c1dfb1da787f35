package com.keyri.protocol;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Security;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The vectors with Amazon Corretto Crypto Provider before the JDK's, as in the server. */
class WycheproofCorrettoTest extends WycheproofVectors {
    @BeforeAll
    static void install() {
        Throwable reason = AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError();
        assumeTrue(reason == null, () -> "not run: the native library doesn't load here: " + reason);
        AmazonCorrettoCryptoProvider.install();
    }

    @AfterAll
    static void remove() {
        Security.removeProvider(AmazonCorrettoCryptoProvider.PROVIDER_NAME);
    }

    @Override
    Set<Integer> refusedThoughValid() {
        return Set.of();
    }

    @Test
    void shouldRunOnThisProvider() {
        assertTrue(Es256.platform().provider().startsWith("AmazonCorrettoCryptoProvider 2."));
    }
}
