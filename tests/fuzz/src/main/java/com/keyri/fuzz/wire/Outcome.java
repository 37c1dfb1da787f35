package com.keyri.fuzz.wire;

/** What came of a request. */
public sealed interface Outcome {
    /** An answer came. */
    record Answered(RawAnswer answer, long nanos) implements Outcome {
        /** Whether the application wrote it, not the connector before it. */
        public boolean isOurs() {
            return answer.headers().firstValue("X-Correlation-Id").isPresent();
        }
    }

    /** The server ended the connection without one. */
    record HungUp(String how) implements Outcome {}

    /** Nothing came for too long. */
    record TimedOut(long nanos) implements Outcome {}

    /** Something came that is no HTTP. */
    record NoHttp(String what) implements Outcome {}
}
