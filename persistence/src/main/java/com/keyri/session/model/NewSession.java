package com.keyri.session.model;

import com.keyri.account.model.AccountId;
import com.keyri.device.model.DeviceId;
import com.keyri.organization.model.OrganizationId;
import com.keyri.signin.model.RequestingBrowser;
import com.keyri.signin.model.SignInId;
import java.time.Instant;
import java.util.Optional;

/**
 * A session to be kept.
 *
 * @param organization the one that it works in at first
 * @param secretHash SHA-256 of the cookie's secret
 * @param browserKey the thumbprint of the continuity key
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record NewSession(
        SessionId id,
        AccountId account,
        Optional<OrganizationId> organization,
        byte[] secretHash,
        String browserKey,
        SignInId signIn,
        DeviceId device,
        RequestingBrowser browser,
        Instant now) {}
