package com.keyri.signin.rest;

import com.keyri.signin.EnteredNumber;
import org.jspecify.annotations.Nullable;

/** How the number compared. */
public record NumberResultBody(
        EnteredNumber.Result result,
        int attemptsLeft,
        @Nullable String proofNonce) {
    static NumberResultBody from(EnteredNumber entered) {
        return new NumberResultBody(entered.result(), entered.attemptsLeft(), entered.proofNonce());
    }
}
