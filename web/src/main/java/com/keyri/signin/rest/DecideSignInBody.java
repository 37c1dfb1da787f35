package com.keyri.signin.rest;

import com.keyri.device.model.DeviceId;
import com.keyri.device.rest.SignedBody;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.signin.DecideSignIn;
import com.keyri.signin.model.DeclineReason;
import com.keyri.signin.model.SignInId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What a phone sends to decide: an approval has something signed, a decline has nothing but maybe a reason. */
public record DecideSignInBody(
        @NotNull DeviceId deviceId,
        @NotNull Decision decision,
        @Nullable @Valid SignedBody signed,
        @Nullable @Size(max = 16_384) String payload,
        @Nullable Reason reason) {
    /** The two ways. */
    public enum Decision {
        APPROVED,
        DECLINED
    }

    /** Why it was declined. */
    public enum Reason {
        NOT_ME(DeclineReason.NOT_ME),
        CHANGED_MY_MIND(DeclineReason.CHANGED_MY_MIND),
        BINDING_MISMATCH(DeclineReason.BINDING_MISMATCH);

        private final DeclineReason declined;

        Reason(DeclineReason declined) {
            this.declined = declined;
        }
    }

    DecideSignIn toCommand(SignInId id, @Nullable String proof) {
        boolean approves = decision == Decision.APPROVED;
        boolean fits = approves ? signed != null && reason == null : signed == null && payload == null;
        if (!fits) {
            throw DomainException.of(ProblemType.INVALID_REQUEST);
        }
        return new DecideSignIn(
                id,
                proof,
                deviceId,
                signed == null ? null : signed.toStatement(),
                payload,
                reason == null ? null : reason.declined);
    }
}
