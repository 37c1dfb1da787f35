package com.keyri.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.IntStream;

/** One request that each worker sends again and again over a connection of its own. */
final class RepeatedCall {
    private final List<HttpClient> clients;
    private final HttpRequest request;
    private final String expected;

    /** The answer has to be 200 and to contain {@code expected}. */
    RepeatedCall(BenchedServers servers, int workers, HttpRequest request, String expected) {
        this.clients = IntStream.range(0, workers).mapToObj(servers::connection).toList();
        this.request = request;
        this.expected = expected;
    }

    void once(int worker, StepTimes times, Step step) {
        long start = System.nanoTime();
        try {
            HttpResponse<String> response = clients.get(worker).send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200 || !response.body().contains(expected)) {
                throw new IllegalStateException("no " + expected + " but " + response.statusCode());
            }
        } catch (IOException e) {
            throw new IllegalStateException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        times.since(step, start);
    }
}
