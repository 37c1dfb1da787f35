package com.keyri.protocol;

import com.keyri.protocol.TokenRejectedException.Reason;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** Verifies logout tokens in the application's server (OpenID Connect Back-Channel Logout 1.0 section 2.6). */
public final class LogoutTokenVerifier {
    private final TokenReader reader;
    private final InstantSource clock;

    /**
     * A verifier for one application.
     *
     * @param issuer the installation's public address, compared exactly
     * @param audience the application's id
     * @param keys finds a published key by {@code kid}
     * @param clock the time
     */
    public LogoutTokenVerifier(
            String issuer, String audience, Function<String, Optional<EcJwk>> keys, InstantSource clock) {
        reader = new TokenReader(issuer, audience, keys);
        this.clock = clock;
    }

    /**
     * Verifies a token. The caller refuses a {@link LogoutToken#id()} that it has seen.
     *
     * @param token the compact JWS, the form parameter {@code logout_token}
     * @return whose session has ended
     * @throws TokenRejectedException whatever is wrong, with the first reason found
     */
    public LogoutToken verify(String token) {
        String json = reader.verifiedText(token, LogoutToken.TYPE);
        try {
            LogoutToken logout = LogoutToken.parse(json);
            reader.check(logout.issuance(), clock.instant());
            return logout;
        } catch (MalformedException e) {
            throw new TokenRejectedException(Reason.MALFORMED);
        }
    }
}
