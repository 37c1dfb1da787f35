package com.keyri.token;

import com.keyri.apikey.ApiKeyAuthenticationService;
import com.keyri.apikey.ClientSecret;
import com.keyri.apikey.model.ApiScope;
import com.keyri.apikey.model.FoundApiKey;
import com.keyri.audit.AuditService;
import com.keyri.audit.Refusals;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.limit.LimitKind;
import com.keyri.limit.RateLimits;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.proof.NoncePurpose;
import com.keyri.proof.NonceRule;
import com.keyri.proof.ProofDemand;
import com.keyri.proof.ProofService;
import com.keyri.protocol.Thumbprint;
import com.keyri.request.CallContext;
import com.keyri.token.model.AccessTokenId;
import com.keyri.token.model.NewAccessToken;
import com.keyri.token.store.AccessTokenStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives an application's server short-lived access tokens for its API key (RFC 6749, section 4.4), and ends them. */
@PermitAll
@Stateless
public class AccessTokenService {
    private static final String PATH = "/api/v1/token";

    @EJB
    ApiKeyAuthenticationService clients;

    @Inject
    AccessTokens tokens;

    @Inject
    AccessTokenStore store;

    @Inject
    ProofService proofs;

    @Inject
    RateLimits limits;

    @Inject
    Refusals refusals;

    @EJB
    AuditService audit;

    @Inject
    CallContext call;

    @Inject
    InstantSource clock;

    /**
     * Issues a token.
     *
     * @param scope names separated by spaces; empty: all that the key has
     * @param proof by the key that the token shall be bound to; null: a bearer token
     */
    public IssuedAccessToken issue(Optional<ClientSecret> client, Optional<String> scope, @Nullable String proof) {
        limits.spend(LimitKind.ACCESS_TOKEN_PER_ADDRESS, call.address());
        FoundApiKey key = clients.authenticateClient(client);
        limits.spend(LimitKind.ACCESS_TOKEN_PER_APPLICATION, key.applicationId().toString());
        Set<ApiScope> scopes = scope.map(text -> asked(text, key)).orElse(key.scopes());
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        NewAccessToken token = new NewAccessToken(
                AccessTokenId.at(now),
                key.applicationId(),
                key.organizationId(),
                key.id(),
                scopes,
                proof == null ? null : proven(proof, key),
                now,
                now.plus(AccessTokens.LIFE));
        store.add(token);
        audit.record(event(key, "access-token.issued", token.id().toString())
                .with(Map.of("scopes", ApiScope.join(scopes), "bound", String.valueOf(proof != null))));
        return new IssuedAccessToken(tokens.sign(token), scopes, AccessTokens.LIFE, proof != null);
    }

    /** Ends a token of the client's application at once (RFC 7009); nothing happens where it is none, or another's. */
    public void revoke(Optional<ClientSecret> client, String token) {
        limits.spend(LimitKind.ACCESS_TOKEN_PER_ADDRESS, call.address());
        FoundApiKey key = clients.authenticateClient(client);
        Optional<AccessTokenId> id = tokens.read(token).flatMap(claims -> AccessTokenId.parse(claims.id()));
        if (id.isPresent() && store.revoke(key.applicationId(), id.orElseThrow(), clock.instant())) {
            audit.record(event(key, "access-token.revoked", id.orElseThrow().toString()));
        }
    }

    private Thumbprint proven(String proof, FoundApiKey key) {
        NonceRule nonce = NonceRule.server(NoncePurpose.CLIENT, key.id().toString());
        return proofs.verify(new ProofDemand(proof, "POST", PATH, nonce)).thumbprint();
    }

    private Set<ApiScope> asked(String text, FoundApiKey key) {
        Set<ApiScope> scopes = EnumSet.noneOf(ApiScope.class);
        for (String name : text.split(" ", -1)) {
            scopes.add(ApiScope.parse(name).filter(key.scopes()::contains).orElseThrow(() -> refused(key)));
        }
        return scopes;
    }

    private DomainException refused(FoundApiKey key) {
        return refusals.refuse(event(key, "access-token.issued", null).refused("SCOPE"), ProblemType.INVALID_SCOPE);
    }

    private static AuditEvent event(FoundApiKey key, String action, @Nullable String token) {
        return AuditEvent.success(
                key.organizationId(), action, Actor.apiKey(key.id()), new Target("access-token", token));
    }
}
