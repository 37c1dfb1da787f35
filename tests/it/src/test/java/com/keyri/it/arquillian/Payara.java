package com.keyri.it.arquillian;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.descriptor.api.Descriptor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A running Payara Server as Arquillian's container. Payara's own connector (3.1) refuses a domain without a plain HTTP
 * listener, which is how ours is; this one asks the administration interface for the very deployment that the product
 * makes: on the public virtual server, at the root.
 */
public final class Payara implements DeployableContainer<PayaraConfiguration> {
    private static final String APPLICATIONS = "/management/domain/applications/application";

    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable PayaraConfiguration configuration;

    @Override
    public Class<PayaraConfiguration> getConfigurationClass() {
        return PayaraConfiguration.class;
    }

    @Override
    public void setup(PayaraConfiguration given) {
        configuration = given;
    }

    @Override
    public void start() {
        // The test has started it.
    }

    @Override
    public void stop() {
        // The test stops it.
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Local");
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        try {
            Path file = Files.createTempDirectory("keyri").resolve(archive.getName());
            archive.as(ZipExporter.class).exportTo(file.toFile());
            Map<String, String> command = Map.of(
                    "id", file.toString(), "name", name(archive), "contextroot", "/", "virtualservers", "server");
            ask(request(APPLICATIONS)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(command))));
            Files.delete(file);
            Files.delete(file.getParent());
            return new ProtocolMetaData();
        } catch (IOException e) {
            throw new DeploymentException("can't deploy " + archive.getName(), e);
        }
    }

    @Override
    public void undeploy(Archive<?> archive) throws DeploymentException {
        try {
            ask(request(APPLICATIONS + "/" + name(archive)).DELETE());
        } catch (IOException e) {
            throw new DeploymentException("can't undeploy " + archive.getName(), e);
        }
    }

    @Override
    @SuppressWarnings("deprecation") // The interface has it still.
    public void deploy(Descriptor descriptor) {
        throw new UnsupportedOperationException("archives only");
    }

    @Override
    @SuppressWarnings("deprecation") // The interface has it still.
    public void undeploy(Descriptor descriptor) {
        throw new UnsupportedOperationException("archives only");
    }

    private void ask(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            JsonNode answer = response.body().startsWith("{")
                    ? JsonMapper.shared().readTree(response.body())
                    : JsonMapper.shared().createObjectNode();
            if (response.statusCode() != 200
                    || !answer.path("exit_code").asString("").equals("SUCCESS")) {
                throw new IOException(response.statusCode() + " " + response.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private HttpRequest.Builder request(String path) {
        PayaraConfiguration admin = Objects.requireNonNull(configuration);
        byte[] credentials = ("admin:" + admin.getAdminPassword()).getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + admin.getAdminPort() + path))
                .timeout(Duration.ofMinutes(4))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
                .header("X-Requested-By", "Arquillian")
                .header("Accept", "application/json");
    }

    private static String name(Archive<?> archive) {
        return archive.getName().replaceFirst("\\.[a-z]+$", "");
    }
}
