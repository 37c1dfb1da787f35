package com.keyri.fuzz.mutate;

import com.keyri.fuzz.wire.Draft;

/** One way to spoil a request. */
@FunctionalInterface
public interface Mutation {
    /** Spoils it. */
    void apply(Draft draft, Choice choice);
}
