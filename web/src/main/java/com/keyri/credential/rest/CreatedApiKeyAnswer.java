package com.keyri.credential.rest;

import com.keyri.credential.CreatedApiKey;

/** A new API key on the wire, with its secret. */
public record CreatedApiKeyAnswer(ApiKeyAnswer apiKey, String secret) {
    private static final String PREFIX = "keyri_sk_";

    /** With the secret as its owner writes it into a call. */
    public static CreatedApiKeyAnswer from(CreatedApiKey created) {
        return new CreatedApiKeyAnswer(
                ApiKeyAnswer.from(created.key()), PREFIX + created.secret().reveal());
    }

    @Override
    public String toString() {
        return "CreatedApiKeyAnswer[" + apiKey + ']';
    }
}
