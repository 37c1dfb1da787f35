package com.keyri.test;

import com.keyri.client.Installation;
import com.keyri.client.KeyriOperator;
import com.keyri.test.contract.CheckedHttpClient;
import com.keyri.test.contract.OpenApiDocument;
import com.keyri.test.contract.Violations;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;

/** An installation as its callers see it. Everything that it answers is compared with the OpenAPI document. */
public final class Keyri {
    private final String publicUrl;
    private final String operatorKey;
    private final OpenApiDocument document;
    private final Violations violations = new Violations();
    private final CheckedHttpClient http;
    private final Installation installation;

    private final X509Certificate authority;

    private Keyri(
            String publicUrl,
            String operatorKey,
            X509Certificate authority,
            OpenApiDocument document,
            Optional<ProxySelector> way) {
        this.publicUrl = publicUrl;
        this.operatorKey = operatorKey;
        this.authority = authority;
        this.document = document;
        this.http = new CheckedHttpClient(Wire.trusting(authority, way), document, violations);
        this.installation = Installation.at(URI.create(publicUrl), http, Clock.systemUTC());
    }

    /**
     * Names an installation; nothing is sent.
     *
     * @param publicUrl its public address
     * @param operatorKey the operator's key
     * @param authority who signed its certificate
     * @param repository the repository whose OpenAPI document counts
     */
    public static Keyri at(String publicUrl, String operatorKey, X509Certificate authority, Path repository) {
        Path document = repository.resolve("web/src/main/resources/openapi.yaml");
        return new Keyri(publicUrl, operatorKey, authority, OpenApiDocument.read(document), Optional.empty());
    }

    /** The same, reached by another way; with connections and differences of its own. */
    public Keyri through(Balancer balancer) {
        return new Keyri(publicUrl, operatorKey, authority, document, Optional.of(balancer.proxy()));
    }

    /** Its public address, without a slash at the end. */
    public String publicUrl() {
        return publicUrl;
    }

    /** The operator's key. */
    public String operatorKey() {
        return operatorKey;
    }

    /** The OpenAPI document. */
    public OpenApiDocument document() {
        return document;
    }

    /** What was wrong with its answers. */
    public Violations violations() {
        return violations;
    }

    /** How to reach it. */
    public CheckedHttpClient http() {
        return http;
    }

    /** The same for the Java client. */
    public Installation installation() {
        return installation;
    }

    /** The person who runs it. */
    public KeyriOperator operator() {
        return new KeyriOperator(installation, operatorKey);
    }

    /** A call that is still to be filled in. */
    public Call call(String method, String path) {
        return callAt(publicUrl, method, path);
    }

    /** The same at another address of the installation. */
    public Call callAt(String base, String method, String path) {
        return new Call(this, base, method, path);
    }

    public Call get(String path) {
        return call("GET", path);
    }

    public Call post(String path) {
        return call("POST", path);
    }
}
