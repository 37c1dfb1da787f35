package com.keyri.signin.rest;

import com.keyri.signin.EventFrame;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;

/** A connection of the container, over which frames are JSON text. */
record SessionWire(Session session) implements Wire {
    @Override
    public String id() {
        return session.getId();
    }

    @Override
    public void send(EventFrame frame, Runnable onLoss) {
        try {
            session.getAsyncRemote().sendText(EventFrames.write(frame), result -> {
                if (!result.isOK()) {
                    onLoss.run();
                }
            });
        } catch (RuntimeException e) {
            // Tyrus says no more than that where the other end has gone meanwhile.
            if (session.isOpen()) {
                throw e;
            }
            onLoss.run();
        }
    }

    @Override
    public void close(CloseReason.CloseCode code) {
        try {
            if (session.isOpen()) {
                session.close(new CloseReason(code, ""));
            }
        } catch (IOException | IllegalStateException e) {
            // The other end is gone already, which is what was wanted.
        }
    }
}
