package com.keyri.test.stripe;

import java.util.OptionalLong;

/** Something that happens by itself when its time has come. */
interface Timed {
    /** When next, in seconds since 1970; empty where nothing is planned. */
    OptionalLong due();

    /** It is that time now. */
    void run();
}
