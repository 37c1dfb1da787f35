package com.keyri.signin.rest;

import com.keyri.signin.StartedSignIn;
import com.keyri.signin.model.SignInId;
import java.time.Instant;

/** What a page needs to show the QR code. */
public record StartedSignInBody(
        SignInId signInId,
        Instant expiresAt,
        String eventsUrl,
        String authenticatorUrl,
        CodeBody code,
        String proofNonce) {
    static StartedSignInBody from(StartedSignIn started, String publicUrl, String authenticatorUrl) {
        String socket = "wss" + publicUrl.substring("https".length());
        return new StartedSignInBody(
                started.id(),
                started.expiresAt(),
                socket + "/api/v1/sign-ins/" + started.id() + "/events",
                authenticatorUrl + "/a",
                CodeBody.from(started.code()),
                started.proofNonce());
    }
}
