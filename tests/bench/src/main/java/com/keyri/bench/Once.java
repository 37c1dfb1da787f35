package com.keyri.bench;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is made when somebody asks for it for the first time. */
final class Once<T> implements Supplier<T> {
    private final Supplier<T> making;
    private volatile @Nullable T made;

    Once(Supplier<T> making) {
        this.making = making;
    }

    @Override
    public T get() {
        T known = made;
        return known == null ? make() : known;
    }

    private synchronized T make() {
        T known = made;
        if (known == null) {
            known = making.get();
            made = known;
        }
        return known;
    }
}
