package com.keyri.signin.rest;

import com.keyri.signin.EventFrame;
import jakarta.websocket.CloseReason;

/** The connection under a socket. Nothing here waits for the other end, and nothing throws. */
interface Wire {
    /** Distinguishes it from the other connections of this node. */
    String id();

    /** Sends after what was sent before; {@code onLoss} runs where that turns out to be impossible. */
    void send(EventFrame frame, Runnable onLoss);

    /** Ends it; does nothing where it has ended. */
    void close(CloseReason.CloseCode code);
}
