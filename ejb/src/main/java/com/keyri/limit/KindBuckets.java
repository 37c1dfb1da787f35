package com.keyri.limit;

import java.time.Duration;

/** The buckets of one kind. */
interface KindBuckets {
    /** Takes one token; how long to wait for it, zero where there was one. */
    Duration spend(String subject);

    /** How long until there is a token to take, as far as is known without asking; zero where there is one. */
    Duration untilNext(String subject);

    /** What is left, as far as is known without asking. */
    Allowance left(String subject);

    /** Exchanges with other nodes what has to be exchanged now; often nothing. Called by one thread at a time. */
    void exchange();
}
