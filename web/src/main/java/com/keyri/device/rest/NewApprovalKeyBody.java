package com.keyri.device.rest;

import com.keyri.device.NewApprovalKey;
import com.keyri.device.model.ApprovalKeyType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The new approval key: {@code attestation} with {@code assertion} (passkey), or {@code publicKey} with {@code jws}.
 */
public record NewApprovalKeyBody(
        @NotNull ApprovalKeyType type,
        @Nullable @Valid AttestationBody attestation,
        @Nullable @Valid AssertionBody assertion,
        @Nullable @Valid PublicKeyBody publicKey,
        @Nullable @Size(max = 8_192) String jws) {
    NewApprovalKey toKey() {
        return new NewApprovalKey(
                type,
                attestation == null ? null : attestation.toAttestation(),
                assertion == null ? null : assertion.toAssertion(),
                publicKey == null ? null : publicKey.toKey(),
                jws);
    }
}
