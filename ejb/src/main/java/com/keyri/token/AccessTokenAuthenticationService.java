package com.keyri.token;

import com.keyri.apikey.CallingApiKey;
import com.keyri.apikey.KeyAllowance;
import com.keyri.apikey.KeyRefusal;
import com.keyri.apikey.KeyRefusals;
import com.keyri.apikey.model.FoundApiKey;
import com.keyri.problem.DomainException;
import com.keyri.proof.NoncePurpose;
import com.keyri.proof.NonceRule;
import com.keyri.proof.ProofDemand;
import com.keyri.proof.ProofService;
import com.keyri.protocol.Thumbprint;
import com.keyri.token.model.StoredAccessToken;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;

/** Finds out for which API key an access token stands, and whether it may be used. */
@Stateless
@PermitAll
public class AccessTokenAuthenticationService {
    @Inject
    AccessTokens tokens;

    @Inject
    CallingApiKey calling;

    @Inject
    KeyAllowance allowance;

    @Inject
    KeyRefusals refusals;

    @Inject
    ProofService proofs;

    @Inject
    InstantSource clock;

    /**
     * The API key that the token stands for, with the token's scopes, which from now on makes the present call; empty
     * where there is none.
     *
     * @throws DomainException {@code INVALID_PROOF} or {@code USE_DPOP_NONCE} where the token counts but its proof
     *     doesn't; {@code TOO_MANY_REQUESTS} where the caller's address has used up its refusals, or the key its calls
     */
    public Optional<FoundApiKey> authenticate(AccessTokenCall call) {
        refusals.requireSomeLeft();
        Optional<StoredAccessToken> found = tokens.read(call.token()).flatMap(tokens::find);
        if (found.isEmpty()) {
            refusals.unknown();
            return Optional.empty();
        }
        StoredAccessToken token = found.orElseThrow();
        FoundApiKey rights = token.rights();
        Optional<KeyRefusal> refusal =
                AccessTokens.refusal(token, clock.instant()).or(() -> bindingRefusal(token, call));
        if (refusal.isPresent()) {
            refusals.known(rights.id(), rights.organizationId(), refusal.orElseThrow());
            return Optional.empty();
        }
        allowance.spend(rights);
        calling.authenticatedBy(rights);
        return Optional.of(rights);
    }

    /** A bound token doesn't count as a bearer token, nor the other way around (RFC 9449, section 7.1). */
    private Optional<KeyRefusal> bindingRefusal(StoredAccessToken token, AccessTokenCall call) {
        boolean holds = token.key()
                .map(key -> call.isBound() && isHeld(key, token, call))
                .orElse(!call.isBound());
        return holds ? Optional.empty() : Optional.of(KeyRefusal.TOKEN_BINDING);
    }

    private boolean isHeld(Thumbprint key, StoredAccessToken token, AccessTokenCall call) {
        NonceRule nonce = NonceRule.server(NoncePurpose.ACCESS, token.id().toString());
        ProofDemand demand = new ProofDemand(call.proof(), call.method(), call.path(), nonce);
        return proofs.verify(demand.withAccessToken(call.token())).thumbprint().matches(key);
    }
}
