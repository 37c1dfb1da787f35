package com.keyri.token;

import com.keyri.audit.AuditService;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.protocol.Base64Url;
import com.keyri.protocol.EcJwk;
import com.keyri.secret.KeyStoreGateway;
import com.keyri.token.store.StoredTokenKey;
import com.keyri.token.store.TokenKeyStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes the keys that sign tokens, one after the other: each is published well before it signs and for a while after,
 * so that no verifier with a cached key set refuses a good token.
 */
@PermitAll
@Stateless
public class TokenKeyService {
    @Inject
    TokenKeyStore store;

    @Inject
    KeyStoreGateway keyStore;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    @Inject
    @ConfigProperty(name = "keyri.token.key-life")
    Duration life;

    @Inject
    @ConfigProperty(name = "keyri.token.key-overlap")
    Duration overlap;

    /** The keys to publish now; makes the next one where it is due. */
    public List<StoredTokenKey> publishedWithNext() {
        Instant now = clock.instant();
        List<StoredTokenKey> keys = store.published(now);
        if (!KeyRotation.isDue(coversUntil(keys, now), now)) {
            return keys;
        }
        store.lock();
        keys = store.published(now);
        Instant covered = coversUntil(keys, now);
        if (KeyRotation.isDue(covered, now)) {
            add(now, covered);
            keys = store.published(now);
        }
        return keys;
    }

    /** Unwraps the private half of a key. */
    public PrivateKey unwrap(StoredTokenKey key) {
        try {
            byte[] pkcs8 = keyStore.unwrap(context(key.kid()), Base64Url.decode(key.wrappedPrivate()));
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("token key " + key.kid() + " can't be read", e);
        }
    }

    private void add(Instant now, Instant signsFrom) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            EcJwk jwk = EcJwk.of(pair.getPublic());
            String kid = jwk.thumbprint().value();
            String wrapped = Base64Url.encode(
                    keyStore.wrap(context(kid), pair.getPrivate().getEncoded()));
            KeyRotation rotation = new KeyRotation(life, overlap);
            store.add(new StoredTokenKey(
                    kid,
                    jwk.toJson(),
                    wrapped,
                    now,
                    signsFrom,
                    rotation.signsUntil(signsFrom),
                    rotation.publishedUntil(signsFrom)));
            audit.record(AuditEvent.success(null, "token-key.created", Actor.SYSTEM, Target.of("token-key", kid)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no token key could be made", e);
        }
    }

    private static Instant coversUntil(List<StoredTokenKey> keys, Instant now) {
        return keys.stream()
                .map(StoredTokenKey::signsUntil)
                .filter(end -> end.isAfter(now))
                .max(Instant::compareTo)
                .orElse(now);
    }

    private static String context(String kid) {
        return "token-key/" + kid;
    }
}
