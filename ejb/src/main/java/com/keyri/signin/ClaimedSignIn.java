package com.keyri.signin;

import com.keyri.application.model.ApplicationView;
import com.keyri.device.model.ClaimingDevice;
import com.keyri.risk.RiskAssessment;
import com.keyri.signin.model.SignIn;
import com.keyri.transaction.model.OpenTransaction;
import org.jspecify.annotations.Nullable;

/**
 * What the phone is told, to show who asks.
 *
 * @param number the six digits to show; null where none is asked for
 */
public record ClaimedSignIn(
        SignIn signIn,
        ClaimingDevice device,
        ApplicationView application,
        boolean browserKnown,
        RiskAssessment risk,
        String challenge,
        @Nullable String number,
        @Nullable OpenTransaction transaction,
        String proofNonce) {}
