package com.keyri.signin.rest;

import com.keyri.signin.model.SignInId;
import jakarta.enterprise.context.ApplicationScoped;
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
@ApplicationScoped
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
        Optional<SocketCaller> caller = SignInHandshake.callerOf(session);
        if (signIn.isEmpty() || caller.isEmpty()) {
            session.close(new CloseReason(SignInSockets.REFUSED, ""));
            return;
        }
        sockets.open(new SessionWire(session), signIn.get(), caller.get());
    }

    @OnMessage(maxMessageSize = LONGEST_FRAME)
    public void receive(Session session, String frame) {
        sockets.receive(new SessionWire(session), EventFrames.readProof(frame));
    }

    @OnClose
    public void close(Session session) {
        sockets.closed(new SessionWire(session));
    }

    @OnError
    public void fail(Session session, Throwable cause) {
        sockets.abandon(new SessionWire(session));
    }
}
