package com.keyri.bench;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * An application's server that gets an access token by client credentials (RFC 6749, section 4.4), a new one each time.
 */
public final class ApiTokens implements Work {
    private final RepeatedCall call;

    public ApiTokens(Crowd crowd, BenchedServers servers, int workers) {
        String credentials = crowd.applicationId() + ':' + crowd.apiKey();
        HttpRequest request = HttpRequest.newBuilder(URI.create(servers.publicUrl() + "/api/v1/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        this.call = new RepeatedCall(servers, workers, request, "access_token");
    }

    @Override
    public void once(int worker, StepTimes times) {
        call.once(worker, times, Step.API_TOKEN);
    }
}
