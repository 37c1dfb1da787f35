package com.keyri.signin.rest;

import com.keyri.signin.DecidedSignIn;
import com.keyri.signin.model.SignInState;
import org.jspecify.annotations.Nullable;

/** The state after a decision, and whether the browser may be recognised. */
public record DecidedSignInBody(SignInState state, @Nullable Challenge knownBrowser) {
    /** A challenge for the statement, and the nonce for its proof. */
    public record Challenge(String challenge, String proofNonce) {}

    static DecidedSignInBody from(DecidedSignIn decided) {
        String challenge = decided.knownBrowserChallenge();
        return new DecidedSignInBody(
                decided.state(), challenge == null ? null : new Challenge(challenge, decided.proofNonce()));
    }
}
