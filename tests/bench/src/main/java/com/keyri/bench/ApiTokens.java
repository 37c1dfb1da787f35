package com.keyri.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An application's server that gets an access token by client credentials (RFC 6749, section 4.4), a new one each time.
 */
public final class ApiTokens implements Work {
    private final List<HttpClient> clients;
    private final HttpRequest request;

    public ApiTokens(Crowd crowd, BenchedServers servers, int workers) {
        this.clients = IntStream.range(0, workers).mapToObj(servers::connection).toList();
        String credentials = crowd.applicationId() + ':' + crowd.apiKey();
        this.request = HttpRequest.newBuilder(URI.create(servers.publicUrl() + "/api/v1/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
    }

    @Override
    public void once(int worker, StepTimes times) {
        long start = System.nanoTime();
        try {
            HttpResponse<String> response = clients.get(worker).send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200 || !response.body().contains("access_token")) {
                throw new IllegalStateException("no token but " + response.statusCode());
            }
        } catch (IOException e) {
            throw new IllegalStateException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        times.since(Step.API_TOKEN, start);
    }
}
