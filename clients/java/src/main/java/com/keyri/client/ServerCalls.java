package com.keyri.client;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls of a server, signed anew once where that helps. */
record ServerCalls(Installation installation, ServerCredential credential) {
    ServerCalls(Installation installation, String secret) {
        this(installation, ServerCredential.secret(secret));
    }

    Reply get(String path) {
        return call("GET", path, null, null);
    }

    Reply send(String method, String path, Map<String, ?> body) {
        return call(method, path, "application/json", Json.write(body));
    }

    Reply postForm(String path, String form) {
        return call("POST", path, "application/x-www-form-urlencoded", form);
    }

    void delete(String path) {
        call("DELETE", path, null, null);
    }

    @Override
    public String toString() {
        return "ServerCalls";
    }

    private Reply call(String method, String path, @Nullable String type, @Nullable String body) {
        Installation.Answer answer = installation.exchange(request(method, path, type, body));
        if (answer.status() == 401 && credential.learnFrom(answer.demandedNonce())) {
            answer = installation.exchange(request(method, path, type, body));
        }
        return answer.orThrow();
    }

    private HttpRequest request(String method, String path, @Nullable String type, @Nullable String body) {
        BodyPublisher publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        HttpRequest.Builder request = installation.request(path).method(method, publisher);
        if (type != null) {
            request.header("Content-Type", type);
        }
        credential.sign(request, method, path);
        return request.build();
    }
}
