package com.keyri.bench;

/** One thing that a caller does, again and again. */
@FunctionalInterface
public interface Work {
    /**
     * Does it once.
     *
     * @param worker which of the workers does it, from 0
     * @param times where its steps are recorded
     */
    void once(int worker, StepTimes times);

    /** What has to be there first; called once. */
    default void prepare() {}
}
