package com.keyri.proof;

import java.time.Duration;

/** The step that a server nonce was made for; it counts at no other. */
public enum NoncePurpose {
    /** The page connects with it as often as it has to until the sign-in ends. */
    EVENTS(Life.LONGEST_SIGN_IN),
    NUMBER(Life.USUAL),
    /** The phone follows the sign-in with it too. */
    DECISION(Life.LONGEST_SIGN_IN),
    TOKEN(Life.USUAL),
    DEVICE(Life.USUAL),
    ENROLMENT(Life.USUAL),
    PEER_APPROVAL(Life.USUAL),
    DEVICE_KEY(Life.USUAL),
    KNOWN_BROWSER(Life.USUAL),
    /** A server asks for an access token. */
    CLIENT(Life.USUAL),
    /** A server uses an access token. */
    ACCESS(Life.USUAL),
    /** A page of Keyri renews its session. */
    SESSION(Life.USUAL);

    private final Duration life;

    NoncePurpose(Duration life) {
        this.life = life;
    }

    /** How long a nonce of this step is accepted. */
    Duration life() {
        return life;
    }

    private static final class Life {
        /** The three minutes that a sign-in waits, and a little. */
        static final Duration USUAL = Duration.ofSeconds(200);

        /** The three minutes that a sign-in waits, the one that an approval waits, and a little. */
        static final Duration LONGEST_SIGN_IN = Duration.ofSeconds(260);
    }
}
