package com.keyri.idempotency.store;

import com.keyri.idempotency.model.IdempotencyOutcome;
import java.util.Optional;

/**
 * What the store knows about a request.
 *
 * @param sealed the answer; there where it is known
 */
public record BegunAnswer(IdempotencyOutcome outcome, Optional<byte[]> sealed) {}
