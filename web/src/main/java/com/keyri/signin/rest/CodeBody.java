package com.keyri.signin.rest;

import com.keyri.signin.SignInCodes;
import java.time.Instant;

/** A rotating code and its end. */
public record CodeBody(String value, Instant expiresAt) {
    static CodeBody from(SignInCodes.Code code) {
        return new CodeBody(code.value(), code.expiresAt());
    }
}
