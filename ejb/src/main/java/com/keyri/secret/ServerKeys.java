package com.keyri.secret;

import com.keyri.protocol.MacKey;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The MAC and sealing keys of this installation, unwrapped once and kept in memory. */
@ApplicationScoped
public class ServerKeys {
    private final Map<MacPurpose, MacKey> keys = new ConcurrentHashMap<>();

    private final Map<SealPurpose, SealingKey> sealingKeys = new ConcurrentHashMap<>();

    @EJB
    ServerKeyService service;

    /** The key for {@code purpose}. */
    public MacKey mac(MacPurpose purpose) {
        MacKey key = keys.get(purpose);
        if (key == null) {
            key = MacKey.of(service.loadOrCreate("mac-" + purpose.name().toLowerCase(Locale.ROOT)));
            keys.put(purpose, key);
        }
        return key;
    }

    /** The key that seals for {@code purpose}. */
    public SealingKey sealing(SealPurpose purpose) {
        SealingKey key = sealingKeys.get(purpose);
        if (key == null) {
            key = SealingKey.of(service.loadOrCreate("seal-" + purpose.name().toLowerCase(Locale.ROOT)));
            sealingKeys.put(purpose, key);
        }
        return key;
    }
}
