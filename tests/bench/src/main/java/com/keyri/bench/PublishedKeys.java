package com.keyri.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads the published keys, which asks neither the database nor for a signature: what a call costs before Keyri does
 * anything for it, and so the least that any other call can cost.
 */
public final class PublishedKeys implements Work {
    private final List<HttpClient> clients;
    private final HttpRequest request;

    public PublishedKeys(BenchedServers servers, int workers) {
        this.clients = IntStream.range(0, workers).mapToObj(servers::connection).toList();
        this.request = HttpRequest.newBuilder(URI.create(servers.publicUrl() + "/.well-known/jwks.json"))
                .build();
    }

    @Override
    public void once(int worker, StepTimes times) {
        long start = System.nanoTime();
        try {
            HttpResponse<String> response = clients.get(worker).send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200 || !response.body().contains("\"kid\"")) {
                throw new IllegalStateException("no keys but " + response.statusCode());
            }
        } catch (IOException e) {
            throw new IllegalStateException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        times.since(Step.PUBLISHED_KEYS, start);
    }
}
