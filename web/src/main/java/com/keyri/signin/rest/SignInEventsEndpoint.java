package com.keyri.signin.rest;

import com.keyri.signin.model.SignInId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The events of one sign-in. Nothing is told before the first frame has proved who listens.
 *
 * <p>It hasn't got a method for errors: Tyrus calls one after it has closed and forgotten the socket, for a frame that
 * is too large for instance, and keeps the socket for good to call it (docs/adr/0011-grizzly.md).
 */
@ApplicationScoped
@ServerEndpoint(value = "/api/v1/sign-ins/{signInId}/events", configurator = SignInHandshake.class)
public class SignInEventsEndpoint {
    private static final int LONGEST_FRAME = 8_192;

    @Inject
    SignInSockets sockets;

    @Inject
    SocketTroubles troubles;

    @OnOpen
    public void open(Session session, @PathParam("signInId") String id) {
        session.setMaxTextMessageBufferSize(LONGEST_FRAME);
        session.setMaxBinaryMessageBufferSize(LONGEST_FRAME);
        serve(session, wire -> {
            Optional<SignInId> signIn = SignInId.parse(id);
            Optional<SocketCaller> caller = SignInHandshake.callerOf(session);
            if (signIn.isEmpty() || caller.isEmpty()) {
                wire.close(SignInSockets.REFUSED);
            } else {
                sockets.open(wire, signIn.get(), caller.get());
            }
        });
    }

    @OnMessage(maxMessageSize = LONGEST_FRAME)
    public void receive(Session session, String frame) {
        serve(session, wire -> sockets.receive(wire, EventFrames.readProof(frame)));
    }

    /** No frame of the protocol is binary. */
    @OnMessage(maxMessageSize = LONGEST_FRAME)
    public void refuse(Session session, ByteBuffer frame) {
        serve(session, wire -> sockets.receive(wire, Optional.empty()));
    }

    @OnClose
    public void close(Session session) {
        sockets.closed(new SessionWire(session));
    }

    private void serve(Session session, Consumer<Wire> task) {
        Wire wire = new SessionWire(session);
        try {
            task.accept(wire);
        } catch (RuntimeException e) {
            troubles.record(SocketTroubles.Task.SERVE, 1, e);
            sockets.abandon(wire);
        }
    }
}
