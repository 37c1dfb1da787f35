package com.keyri.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;

/** Reads the tokens by which Keyri ends sessions here (OpenID Connect Back-Channel Logout 1.0, section 2.6). */
final class LogoutTokens {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final int TIMEOUT = 5_000;
    private static final int LARGEST_KEY_SET = 65_536;

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    LogoutTokens(String keyriUrl, String applicationId, SSLSocketFactory tls) throws MalformedURLException {
        var retriever = new DefaultResourceRetriever(TIMEOUT, TIMEOUT, LARGEST_KEY_SET, true, tls);
        var keys = JWKSourceBuilder.create(
                        URI.create(keyriUrl + "/.well-known/jwks.json").toURL(), retriever)
                .build();
        var wanted = new JWTClaimsSet.Builder().issuer(keyriUrl).build();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("logout+jwt")));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, keys));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                Set.of(applicationId), wanted, Set.of("iat", "exp", "jti", "sid", "events"), Set.of("nonce")));
    }

    /** The id of the sign-in whose session ends. */
    String endedSignIn(String token) throws ParseException, BadJOSEException, JOSEException {
        JWTClaimsSet claims = processor.process(token, null);
        Map<String, Object> events = claims.getJSONObjectClaim("events");
        if (events == null || !events.containsKey(EVENT)) {
            throw new BadJOSEException("Not a logout token");
        }
        return claims.getStringClaim("sid");
    }
}
