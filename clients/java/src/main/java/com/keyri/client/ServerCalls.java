package com.keyri.client;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/** Calls that carry a secret key as bearer token (RFC 6750 section 2.1). */
record ServerCalls(Installation installation, String secret) {
    Reply get(String path) {
        return installation.send(request(path).GET().build());
    }

    Reply send(String method, String path, Map<String, ?> body) {
        return installation.send(request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(Json.write(body)))
                .build());
    }

    Reply postForm(String path, String form) {
        return installation.send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    void delete(String path) {
        installation.send(request(path).DELETE().build());
    }

    @Override
    public String toString() {
        return "ServerCalls";
    }

    private HttpRequest.Builder request(String path) {
        return installation.request(path).header("Authorization", "Bearer " + secret);
    }
}
