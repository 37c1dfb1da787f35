package com.keyri.credential.rest;

import com.keyri.credential.ApiKey;
import java.util.List;

/** The API keys of an application on the wire. */
public record ApiKeyList(List<ApiKeyAnswer> apiKeys) {
    static ApiKeyList from(List<ApiKey> keys) {
        return new ApiKeyList(keys.stream().map(ApiKeyAnswer::from).toList());
    }
}
