package com.keyri.credential;

import com.keyri.protocol.SecretToken;

/** A new API key and its secret, which nobody can read again. */
public record CreatedApiKey(ApiKey key, SecretToken secret) {}
