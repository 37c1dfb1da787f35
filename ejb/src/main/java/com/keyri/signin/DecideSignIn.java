package com.keyri.signin;

import com.keyri.device.SignedStatement;
import com.keyri.device.model.DeviceId;
import com.keyri.signin.model.DeclineReason;
import com.keyri.signin.model.SignInId;
import org.jspecify.annotations.Nullable;

/**
 * The phone's decision: an approval carries what was signed and maybe a payload, a decline maybe a reason.
 *
 * @param signed null exactly for a decline
 */
public record DecideSignIn(
        SignInId id,
        @Nullable String proof,
        DeviceId device,
        @Nullable SignedStatement signed,
        @Nullable String payload,
        @Nullable DeclineReason declined) {}
