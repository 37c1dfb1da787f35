package com.keyri.signin.rest;

import com.keyri.signin.model.PastSignIn;
import com.keyri.signin.model.SignInId;
import com.keyri.signin.model.SignInState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person's recent sign-ins. */
public record PastSignInListBody(List<PastSignInBody> signIns) {
    /** One of them. */
    public record PastSignInBody(
            SignInId signInId,
            String origin,
            BrowserBody browser,
            SignInState state,
            Instant startedAt,
            @Nullable String approvedBy,
            @Nullable String transactionText,
            boolean ended) {
        static PastSignInBody from(PastSignIn past) {
            return new PastSignInBody(
                    past.id(),
                    past.origin(),
                    BrowserBody.from(past.browser()),
                    past.state(),
                    past.startedAt(),
                    past.deviceName(),
                    past.transactionText(),
                    past.ended());
        }
    }

    static PastSignInListBody from(List<PastSignIn> past) {
        return new PastSignInListBody(past.stream().map(PastSignInBody::from).toList());
    }
}
