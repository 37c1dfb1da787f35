package com.keyri.signin.rest;

import com.keyri.fuzz.parser.Input;
import com.keyri.fuzz.parser.Wrong;

/** Frames of the events socket. */
public final class FramesTarget {
    private static final int LONGEST = 8_192;

    private FramesTarget() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = Input.text(data);
        String frame = text.substring(0, Math.min(text.length(), LONGEST));
        EventFrames.readProof(frame)
                .ifPresent(proof -> Wrong.unless(
                        proof.length() < frame.length() && frame.contains("proof"), "a proof that no frame brought"));
    }
}
