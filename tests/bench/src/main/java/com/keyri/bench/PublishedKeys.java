package com.keyri.bench;

import java.net.URI;
import java.net.http.HttpRequest;

/**
 * Reads the published keys, which asks neither the database nor for a signature: what a call costs before Keyri does
 * anything for it, and so the least that any other call can cost.
 */
public final class PublishedKeys implements Work {
    private final RepeatedCall call;

    public PublishedKeys(BenchedServers servers, int workers) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(servers.publicUrl() + "/.well-known/jwks.json"))
                .build();
        this.call = new RepeatedCall(servers, workers, request, "\"kid\"");
    }

    @Override
    public void once(int worker, StepTimes times) {
        call.once(worker, times, Step.PUBLISHED_KEYS);
    }
}
