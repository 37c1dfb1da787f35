package com.keyri.apikey.rest;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.apikey.OperatorKeyRefusals;
import com.keyri.protocol.Digests;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Knows the operator key of this installation, by its hash; where none is configured nobody is the operator. */
@ApplicationScoped
public class OperatorIdentityStore implements IdentityStore {
    private static final int HASH_BYTES = 32;

    @Inject
    @ConfigProperty(name = "keyri.operator.key.sha256")
    Optional<String> configured;

    @Inject
    OperatorKeyRefusals refusals;

    @Inject
    Caller caller;

    private Optional<byte[]> expected = Optional.empty();

    @PostConstruct
    void readHash() {
        expected = configured.map(hex -> HexFormat.of().parseHex(hex.strip()));
        if (expected.filter(hash -> hash.length != HASH_BYTES).isPresent()) {
            throw new IllegalArgumentException("keyri.operator.key.sha256 must be 64 hexadecimal digits");
        }
    }

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof BearerCredential bearer) || bearer.kind() != BearerCredential.Kind.OPERATOR_KEY) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        if (expected.filter(hash -> Digests.equal(hash, bearer.hash())).isPresent()) {
            caller.operator();
            return new CredentialValidationResult(Roles.OPERATOR, Set.of(Roles.OPERATOR));
        }
        refusals.record();
        return CredentialValidationResult.INVALID_RESULT;
    }
}
