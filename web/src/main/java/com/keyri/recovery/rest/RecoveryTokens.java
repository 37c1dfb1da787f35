package com.keyri.recovery.rest;

import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.protocol.MalformedException;
import com.keyri.protocol.SecretToken;

/** Tokens of links: a text that is none is refused as a link that was never sent. */
final class RecoveryTokens {
    private RecoveryTokens() {}

    static SecretToken parse(String text) {
        try {
            return SecretToken.parse(text);
        } catch (MalformedException e) {
            throw DomainException.of(ProblemType.LINK_REFUSED);
        }
    }
}
