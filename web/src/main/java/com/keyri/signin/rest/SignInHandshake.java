package com.keyri.signin.rest;

import com.keyri.request.CallContext;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the handshake showed of the caller for the endpoint: the origin, which is compared with the sign-in's own,
 * and where the call came from, which no frame says.
 */
public class SignInHandshake extends ServerEndpointConfig.Configurator {
    private static final String CALLER = SocketCaller.class.getName();
    private static final int LONGEST_ORIGIN = 255;

    /**
     * References to beans, which find the present call's by themselves; looking one up costs more than a handshake's
     * rest.
     */
    private final Map<Class<?>, Object> beans = new ConcurrentHashMap<>();

    /** Who opened the session; empty where its handshake didn't come this way. */
    static Optional<SocketCaller> callerOf(Session session) {
        return Optional.ofNullable((SocketCaller) session.getUserProperties().get(CALLER));
    }

    @Override
    public boolean checkOrigin(String origin) {
        return origin == null
                || origin.isEmpty()
                || (origin.startsWith("https://") && origin.length() <= LONGEST_ORIGIN);
    }

    /** The properties belong to this connection alone (Jakarta WebSocket 2.1, section 3.1.5). */
    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        config.getUserProperties().put(CALLER, SocketCaller.of(bean(CallContext.class), origin(request.getHeaders())));
    }

    /** One endpoint for all: it keeps nothing, and the container would make and remember one for each connection. */
    @Override
    public <T> T getEndpointInstance(Class<T> type) {
        return bean(type);
    }

    private <T> T bean(Class<T> type) {
        return type.cast(beans.computeIfAbsent(
                type, wanted -> CDI.current().select(wanted).get()));
    }

    static @Nullable String origin(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .filter(header -> "origin".equalsIgnoreCase(header.getKey()))
                .flatMap(header -> header.getValue().stream())
                .findFirst()
                .orElse(null);
    }
}
