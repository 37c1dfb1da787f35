package com.keyri.client;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls of a server, signed anew once where that helps. */
record ServerCalls(Installation installation, ServerCredential credential) {
    private static final String JSON = "application/json";

    ServerCalls(Installation installation, String secret) {
        this(installation, ServerCredential.secret(secret));
    }

    Reply get(String path) {
        return call("GET", path, null, null, null);
    }

    Reply send(String method, String path, Map<String, ?> body) {
        return call(method, path, JSON, Json.write(body), null);
    }

    /** Changes a thing whatever it is now (RFC 9110, section 13.1.1). */
    Reply change(String path, Map<String, ?> body) {
        return call("PATCH", path, JSON, Json.write(body), "*");
    }

    Reply postForm(String path, String form) {
        return call("POST", path, "application/x-www-form-urlencoded", form, null);
    }

    void delete(String path) {
        call("DELETE", path, null, null, null);
    }

    @Override
    public String toString() {
        return "ServerCalls";
    }

    private Reply call(
            String method, String path, @Nullable String type, @Nullable String body, @Nullable String ifMatch) {
        Installation.Answer answer = installation.exchange(request(method, path, type, body, ifMatch));
        if (answer.status() == 401 && credential.learnFrom(answer.demandedNonce())) {
            answer = installation.exchange(request(method, path, type, body, ifMatch));
        }
        return answer.orThrow();
    }

    private HttpRequest request(
            String method, String path, @Nullable String type, @Nullable String body, @Nullable String ifMatch) {
        BodyPublisher publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        HttpRequest.Builder request = installation.request(path).method(method, publisher);
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        credential.sign(request, method, path);
        return request.build();
    }
}
