package com.keyri.secret;

import com.keyri.protocol.MacKey;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The MAC keys of this installation, unwrapped once and kept in memory. */
@ApplicationScoped
public class ServerKeys {
    private final Map<MacPurpose, MacKey> keys = new ConcurrentHashMap<>();

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
}
