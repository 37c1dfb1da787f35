package com.keyri.client;

import com.keyri.client.Installation.Answer;
import com.keyri.protocol.DpopSigner;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls that prove the possession of a key (RFC 9449), asked again once where the server wants a fresher nonce. */
final class ProvenCalls {
    private final Installation installation;
    private final DpopSigner signer;

    ProvenCalls(Installation installation, SigningKey key) {
        this.installation = installation;
        this.signer = key.proofs();
    }

    /** One call: the body is JSON, a form, or none. */
    record Call(
            String method,
            String path,
            @Nullable String contentType,
            @Nullable String body,
            @Nullable String origin) {
        static Call json(String method, String path, Map<String, ?> members) {
            return new Call(method, path, "application/json", Json.write(members), null);
        }

        static Call form(String path, String body) {
            return new Call("POST", path, "application/x-www-form-urlencoded", body, null);
        }

        static Call empty(String method, String path) {
            return new Call(method, path, null, null, null);
        }

        Call from(String pageOrigin) {
            return new Call(method, path, contentType, body, pageOrigin);
        }
    }

    Reply send(Call call, @Nullable String nonce) {
        Answer answer = installation.exchange(request(call, nonce));
        Optional<String> demanded = answer.demandedNonce();
        if (demanded.isPresent() && !demanded.get().equals(nonce)) {
            return installation.send(request(call, demanded.get()));
        }
        return answer.orThrow();
    }

    /** A proof for the handshake of a WebSocket: the address in its https form, the method GET. */
    String socketProof(String path, @Nullable String nonce) {
        return proof("GET", path, nonce);
    }

    /** A proof for somebody else's server that accompanies a token bound to this key. */
    String tokenProof(String method, String uri, String token) {
        return signer.proof(method, uri, installation.clock().instant(), null, token);
    }

    private HttpRequest request(Call call, @Nullable String nonce) {
        BodyPublisher body = call.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body());
        HttpRequest.Builder request = installation
                .request(call.path())
                .method(call.method(), body)
                .header("DPoP", proof(call.method(), call.path(), nonce));
        if (call.contentType() != null) {
            request.header("Content-Type", call.contentType());
        }
        if (call.origin() != null) {
            request.header("Origin", call.origin());
        }
        return request.build();
    }

    private String proof(String method, String path, @Nullable String nonce) {
        String uri = installation.publicUrl() + path;
        return signer.proof(method, uri, installation.clock().instant(), nonce);
    }
}
