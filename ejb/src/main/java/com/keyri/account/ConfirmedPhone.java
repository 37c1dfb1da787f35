package com.keyri.account;

import com.keyri.device.model.EnrolmentState;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of the six digits.
 *
 * @param attemptsLeft while the right digits are still missing
 * @param activeFrom when the phone may approve, at the latest
 */
public record ConfirmedPhone(EnrolmentState state, Optional<Integer> attemptsLeft, Optional<Instant> activeFrom) {}
