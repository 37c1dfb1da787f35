package com.keyri.signin.rest;

import com.keyri.application.model.ApplicationId;
import com.keyri.device.rest.PublicKeyBody;
import com.keyri.transaction.model.TransactionId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** What a page sends to start. */
public record StartSignInBody(
        @NotNull ApplicationId applicationId,
        @NotNull @Valid PublicKeyBody encryptionKey,

        @NotNull @Pattern(regexp = "[A-Za-z0-9._~-]{16,128}") String nonce,

        @Nullable TransactionId transactionId) {}
