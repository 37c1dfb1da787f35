package com.keyri.signin.model;

import com.keyri.application.model.ApplicationId;
import com.keyri.organization.model.OrganizationId;
import com.keyri.protocol.EcJwk;
import com.keyri.transaction.model.TransactionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A sign-in as it starts. */
public record NewSignIn(
        SignInId id,
        ApplicationId application,
        OrganizationId organization,
        String origin,
        String nonce,
        EcJwk browserKey,
        EcJwk encryptionKey,
        RequestingBrowser browser,
        @Nullable TransactionId transaction,
        Instant startedAt,
        Instant expiresAt) {}
