package com.keyri.device.rest;

import com.keyri.device.SignedStatement;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A signed statement: {@code statement} with {@code assertion} (passkey), or {@code jws} (native key). */
public record SignedBody(
        @Nullable @Size(max = 4_096) String statement,
        @Nullable @Valid AssertionBody assertion,
        @Nullable @Size(max = 8_192) String jws) {
    public SignedStatement toStatement() {
        return new SignedStatement(statement, assertion == null ? null : assertion.toAssertion(), jws);
    }
}
