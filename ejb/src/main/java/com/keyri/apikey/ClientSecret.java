package com.keyri.apikey;

import com.keyri.application.model.ApplicationId;
import com.keyri.protocol.SecretToken;

/**
 * How an application's server names itself as an OAuth client (RFC 6749, section 2.3.1).
 *
 * @param application the client id
 * @param secret the secret of an API key of that application
 */
public record ClientSecret(ApplicationId application, SecretToken secret) {}
