package com.keyri.session;

import com.keyri.protocol.Base64Url;
import com.keyri.protocol.Digests;
import com.keyri.protocol.MalformedException;
import com.keyri.protocol.SecretToken;
import com.keyri.secret.MacPurpose;
import com.keyri.secret.ServerKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Binds a sign-in to the browser that began it: its nonce is a MAC of that browser's cookie, so nothing is kept until
 * somebody has signed in.
 */
@ApplicationScoped
public class VisitNonces {
    private static final String DOMAIN = "keyri-visit-v1";

    @Inject
    ServerKeys keys;

    /** The nonce for the browser with that cookie; empty where the cookie's value isn't one of ours. */
    public Optional<String> of(String visit) {
        try {
            String name = Base64Url.encode(SecretToken.parse(visit).hash());
            return Optional.of(Base64Url.encode(keys.mac(MacPurpose.VISIT).tag(DOMAIN, name)));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /** Whether the nonce is that browser's, in constant time. */
    public boolean matches(String visit, String nonce) {
        return of(visit).filter(expected -> Digests.equal(expected, nonce)).isPresent();
    }
}
