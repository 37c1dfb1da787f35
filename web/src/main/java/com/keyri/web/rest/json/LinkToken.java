package com.keyri.web.rest.json;

import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.protocol.MalformedException;
import com.keyri.protocol.SecretToken;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The token of a one-time link. */
public record LinkToken(@NotNull @Size(max = 64) String token) {
    public SecretToken secret() {
        return secret(token);
    }

    /**
     * Reads the token of a one-time link.
     *
     * @throws DomainException {@code LINK_REFUSED} where it is none, as for one that nobody knows
     */
    public static SecretToken secret(String token) {
        try {
            return SecretToken.parse(token);
        } catch (MalformedException e) {
            throw DomainException.of(ProblemType.LINK_REFUSED);
        }
    }

    @Override
    public String toString() {
        return "LinkToken";
    }
}
