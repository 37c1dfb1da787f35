package com.keyri.launcher.demo;

import com.keyri.launcher.Addresses;
import com.keyri.launcher.DataFolder;
import com.keyri.launcher.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The demo's organization, application and API key, made once through the API that everyone uses.
 *
 * @param applicationId the shop's application
 * @param apiKey the secret key of the shop's server
 */
public record DemoSeed(String applicationId, String apiKey) {
    private static final String KEPT_IN = "demo-shop";
    private static final List<String> SCOPES = List.of("enrolments", "transactions", "introspection", "users");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The seed kept in the data folder where the database still knows it; otherwise a new one. */
    public static DemoSeed plant(OperatorApi api, DataFolder data, Addresses addresses) {
        Optional<DemoSeed> kept = read(data.secretFile(KEPT_IN));
        Optional<JsonNode> application = kept.flatMap(seed -> api.find(path(seed.applicationId())));
        if (kept.isPresent() && application.isPresent()) {
            follow(api, application.get(), addresses);
            return kept.get();
        }
        DemoSeed seed = create(api, addresses);
        seed.write(data.secretFile(KEPT_IN));
        return seed;
    }

    private static DemoSeed create(OperatorApi api, Addresses addresses) {
        ObjectNode organization = JSON.objectNode().put("name", "Kestrel Roasters");
        String organizationId = api.post("/api/v1/organizations", organization)
                .path("organizationId")
                .asString();
        ObjectNode application = JSON.objectNode()
                .put("organizationId", organizationId)
                .put("name", "Kestrel Coffee")
                .put("backchannelLogoutUri", logout(addresses));
        application.putArray("origins").add(addresses.shopUrl());
        String applicationId = api.post("/api/v1/applications", application)
                .path("applicationId")
                .asString();
        ObjectNode key = JSON.objectNode().put("name", "Shop server");
        SCOPES.forEach(key.putArray("scopes")::add);
        String secret =
                api.post(path(applicationId) + "/api-keys", key).path("secret").asString();
        return new DemoSeed(applicationId, secret);
    }

    /** The shop's address may have changed since the last start. */
    private static void follow(OperatorApi api, JsonNode application, Addresses addresses) {
        boolean same = application.path("origins").size() == 1
                && addresses.shopUrl().equals(application.path("origins").get(0).asString());
        if (!same) {
            ObjectNode change = JSON.objectNode().put("backchannelLogoutUri", logout(addresses));
            change.putArray("origins").add(addresses.shopUrl());
            api.patch(path(application.path("applicationId").asString()), change);
        }
    }

    private static String logout(Addresses addresses) {
        String shop = addresses.isDevelopment()
                ? "https://" + addresses.reachable() + ":" + addresses.shopPort()
                : addresses.shopUrl();
        return shop + "/backchannel-logout";
    }

    private static String path(String applicationId) {
        return "/api/v1/applications/" + applicationId;
    }

    private static Optional<DemoSeed> read(Path file) {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            String[] parts = Files.readString(file).strip().split(" ", -1);
            return parts.length == 2 ? Optional.of(new DemoSeed(parts[0], parts[1])) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void write(Path file) {
        try {
            DataFolder.writePrivate(file, applicationId + " " + apiKey + "\n");
        } catch (IOException e) {
            throw new LaunchException("Can't write " + file + ": choose another place with --data DIR.", e);
        }
    }

    @Override
    public String toString() {
        return applicationId;
    }
}
