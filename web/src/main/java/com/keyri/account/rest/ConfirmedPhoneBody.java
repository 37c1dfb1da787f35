package com.keyri.account.rest;

import com.keyri.account.ConfirmedPhone;
import com.keyri.device.model.EnrolmentState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of the six digits. */
public record ConfirmedPhoneBody(
        EnrolmentState state,
        @Nullable Integer attemptsLeft,
        @Nullable Instant activeFrom) {
    static ConfirmedPhoneBody from(ConfirmedPhone confirmed) {
        return new ConfirmedPhoneBody(
                confirmed.state(),
                confirmed.attemptsLeft().orElse(null),
                confirmed.activeFrom().orElse(null));
    }
}
