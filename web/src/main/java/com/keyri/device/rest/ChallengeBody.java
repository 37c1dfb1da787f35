package com.keyri.device.rest;

import com.keyri.device.DeviceKeyChallenge;

/** A challenge for a statement, and the nonce of the proof that goes with it. */
public record ChallengeBody(String challenge, String proofNonce) {
    static ChallengeBody from(DeviceKeyChallenge challenge) {
        return new ChallengeBody(challenge.challenge(), challenge.proofNonce());
    }
}
