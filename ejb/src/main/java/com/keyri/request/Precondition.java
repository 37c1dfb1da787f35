package com.keyri.request;

/**
 * What a caller demands of a thing before it is changed. A service asks in the transaction of the change, when it has
 * locked the thing: so whatever the caller has read is still so when the change happens.
 *
 * @param <T> the thing as it is shown
 */
@FunctionalInterface
public interface Precondition<T> {
    /**
     * Goes on where the thing is as demanded.
     *
     * @throws com.keyri.problem.DomainException {@code PRECONDITION_FAILED} where it isn't,
     *     {@code PRECONDITION_REQUIRED} where something had to be demanded and wasn't
     */
    void require(T current);

    /** Demands nothing: for callers that change a thing whatever it is. */
    static <T> Precondition<T> none() {
        return current -> {};
    }
}
