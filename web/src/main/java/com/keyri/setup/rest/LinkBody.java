package com.keyri.setup.rest;

import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.protocol.MalformedException;
import com.keyri.protocol.SecretToken;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The token of the link that the terminal printed. */
public record LinkBody(@NotNull @Size(max = 64) String token) {
    SecretToken secret() {
        return secret(token);
    }

    static SecretToken secret(String token) {
        try {
            return SecretToken.parse(token);
        } catch (MalformedException e) {
            throw DomainException.of(ProblemType.LINK_REFUSED);
        }
    }

    @Override
    public String toString() {
        return "LinkBody";
    }
}
