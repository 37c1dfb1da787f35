package com.keyri.apikey;

import com.keyri.application.model.ApplicationId;

/**
 * How an application's server names itself as an OAuth client (RFC 6749, section 2.3.1): by the application's id and an
 * API key of it.
 *
 * @param application the client id
 * @param hash the hash of the API key's secret
 */
@SuppressWarnings("ArrayRecordComponent") // Two of them are never compared; the database finds the hash.
public record ClientSecret(ApplicationId application, byte[] hash) {
    @Override
    public String toString() {
        return "ClientSecret[" + application + ']';
    }
}
