package com.keyri.web.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The API under {@code /api/v1}; its resources and providers are found by their annotations. */
@ApplicationPath(KeyriApi.PATH)
public class KeyriApi extends Application {
    public static final String PATH = "/api/v1";

    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                // Refusals are problem documents of ours, never the container's error pages.
                "jersey.config.server.response.setStatusOverSendError", true,
                "jersey.config.server.wadl.disableWadl", true,
                // Neither Jackson 2 nor MOXy nor JSON-B: see StrictJsonReader.
                "jersey.config.jsonFeature", "keyri");
    }
}
