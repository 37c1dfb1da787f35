package com.keyri.limit;

import java.time.Duration;
import java.util.Map;

/** Where nodes count together. */
interface SharedCounts {
    /** For a node that knows of no others and never will. */
    SharedCounts NONE = new SharedCounts() {
        @Override
        public boolean isAlone() {
            return true;
        }

        @Override
        public boolean hasBeenAloneFor(Duration time) {
            return true;
        }

        @Override
        public Duration take(LimitKind kind, String subject, BucketSize size) {
            throw new UnsupportedOperationException("nobody to share with");
        }

        @Override
        public Map<String, Duration> addSpent(LimitKind kind, Map<String, Duration> spent) {
            throw new UnsupportedOperationException("nobody to share with");
        }

        @Override
        public void keepMissing(LimitKind kind, Map<String, Duration> missing) {
            throw new UnsupportedOperationException("nobody to share with");
        }
    };

    /** Whether no other node lives. */
    boolean isAlone();

    /** Whether no other node has lived for so long. */
    boolean hasBeenAloneFor(Duration time);

    /** Takes a token from a shared bucket; how long to wait for it, zero where there was one. */
    Duration take(LimitKind kind, String subject, BucketSize size);

    /** Adds what this node has spent of each, as time; what all have spent of each. */
    Map<String, Duration> addSpent(LimitKind kind, Map<String, Duration> spent);

    /** Hands over what misses in this node's buckets, as time. */
    void keepMissing(LimitKind kind, Map<String, Duration> missing);
}
