package com.keyri.signin.rest;

import com.keyri.signin.EventFrame;
import jakarta.websocket.CloseReason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection that writes down what it is given. Its other end never answers a closing. */
final class RecordingWire implements Wire {
    private final String id;
    private final List<EventFrame> frames = new ArrayList<>();
    private @Nullable Runnable onLoss;
    private @Nullable RuntimeException broken;
    private int closeCode;

    RecordingWire(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public synchronized void send(EventFrame frame, Runnable whenLost) {
        if (broken != null) {
            throw broken;
        }
        frames.add(frame);
        onLoss = whenLost;
    }

    @Override
    public synchronized void close(CloseReason.CloseCode code) {
        closeCode = closeCode == 0 ? code.getCode() : closeCode;
    }

    /** Lets every sending fail with this. */
    void breakWith(RuntimeException cause) {
        broken = cause;
    }

    /** Lets what was sent last turn out to be lost. */
    void lose() {
        onLoss.run();
    }

    /** The types of the frames, in their order. */
    synchronized List<String> heard() {
        return frames.stream().map(frame -> frame.type().wireName()).toList();
    }

    /** The first close code; 0 while it is open. */
    synchronized int closeCode() {
        return closeCode;
    }
}
