package com.keyri.secret;

import com.keyri.audit.AuditService;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.secret.store.ServerKeyStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/** Loads a key that all nodes share, and makes it on its first use. */
@PermitAll
@Stateless
public class ServerKeyService {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    @Inject
    ServerKeyStore store;

    @Inject
    KeyStoreGateway keyStore;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /** The 32 bytes of the key {@code name}, the same on every node. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public byte[] loadOrCreate(String name) {
        Optional<byte[]> wrapped = store.find(name);
        if (wrapped.isEmpty()) {
            byte[] fresh = new byte[BYTES];
            RANDOM.nextBytes(fresh);
            store.addIfAbsent(name, keyStore.wrap(context(name), fresh), clock.instant());
            audit.record(AuditEvent.success(null, "server-key.created", Actor.SYSTEM, Target.of("server-key", name)));
            wrapped = store.find(name);
        }
        return keyStore.unwrap(context(name), wrapped.orElseThrow());
    }

    private static String context(String name) {
        return "server-key/" + name;
    }
}
