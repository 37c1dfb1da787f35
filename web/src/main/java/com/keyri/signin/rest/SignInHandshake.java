package com.keyri.signin.rest;

import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Map;

/** Keeps the handshake's origin for the endpoint, which compares it with the sign-in's own. */
public class SignInHandshake extends ServerEndpointConfig.Configurator {
    static final String ORIGIN = "com.keyri.origin";

    private static final int LONGEST_ORIGIN = 255;

    @Override
    public boolean checkOrigin(String origin) {
        return origin == null
                || origin.isEmpty()
                || (origin.startsWith("https://") && origin.length() <= LONGEST_ORIGIN);
    }

    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        for (Map.Entry<String, List<String>> header : request.getHeaders().entrySet()) {
            if ("origin".equalsIgnoreCase(header.getKey()) && !header.getValue().isEmpty()) {
                config.getUserProperties().put(ORIGIN, header.getValue().get(0));
            }
        }
    }
}
