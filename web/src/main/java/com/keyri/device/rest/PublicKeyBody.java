package com.keyri.device.rest;

import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.MalformedException;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Map;

/** A public P-256 key as JSON (RFC 7517). */
public record PublicKeyBody(
        @NotNull @Pattern(regexp = "EC") String kty,
        @NotNull @Pattern(regexp = "P-256") String crv,
        @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{43}") String x,
        @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{43}") String y) {
    public static PublicKeyBody from(EcJwk key) {
        Map<String, String> members = key.toMembers();
        return new PublicKeyBody("EC", "P-256", members.getOrDefault("x", ""), members.getOrDefault("y", ""));
    }

    public EcJwk toKey() {
        try {
            return EcJwk.of(Map.of("kty", kty, "crv", crv, "x", x, "y", y));
        } catch (MalformedException e) {
            throw DomainException.of(ProblemType.INVALID_REQUEST);
        }
    }
}
