package com.keyri.device;

import com.keyri.device.model.ApprovalKeyType;
import com.keyri.protocol.EcJwk;
import org.jspecify.annotations.Nullable;

/**
 * An approval key that wants to be registered: a passkey with its making and one assertion, or a native public key with
 * one JWS; the assertion or JWS is over the enrolment's statement.
 */
public record NewApprovalKey(
        ApprovalKeyType type,
        @Nullable PasskeyAttestation attestation,
        @Nullable PasskeyAssertion assertion,
        @Nullable EcJwk publicKey,
        @Nullable String jws) {}
