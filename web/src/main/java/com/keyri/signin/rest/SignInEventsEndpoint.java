package com.keyri.signin.rest;

import com.keyri.signin.model.SignInId;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.util.Optional;

/** The events of one sign-in. Nothing is told before the first frame has proved who listens. */
@ServerEndpoint(value = "/api/v1/sign-ins/{signInId}/events", configurator = SignInHandshake.class)
public class SignInEventsEndpoint {
    private static final int LONGEST_FRAME = 8_192;

    @Inject
    SignInSockets sockets;

    @OnOpen
    public void open(Session session, @PathParam("signInId") String id) throws IOException {
        session.setMaxTextMessageBufferSize(LONGEST_FRAME);
        session.setMaxBinaryMessageBufferSize(1);
        Optional<SignInId> signIn = SignInId.parse(id);
        if (signIn.isEmpty()) {
            session.close(new CloseReason(SignInSockets.REFUSED, ""));
            return;
        }
        String origin = (String) session.getUserProperties().get(SignInHandshake.ORIGIN);
        sockets.open(session, signIn.get(), origin);
    }

    @OnMessage(maxMessageSize = LONGEST_FRAME)
    public void receive(Session session, String frame) {
        sockets.receive(session, frame);
    }

    @OnClose
    public void close(Session session) {
        sockets.closed(session);
    }

    @OnError
    public void fail(Session session, Throwable cause) {
        sockets.abandon(session);
    }
}
