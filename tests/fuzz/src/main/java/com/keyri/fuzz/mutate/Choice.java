package com.keyri.fuzz.mutate;

import java.util.List;
import java.util.SplittableRandom;

/** Chooses; the same seed and number choose the same. */
public final class Choice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final SplittableRandom random;

    private Choice(SplittableRandom random) {
        this.random = random;
    }

    /** The choices of one request of a run. */
    public static Choice of(long seed, long number) {
        return new Choice(new SplittableRandom(seed * GOLDEN + number));
    }

    /** A number from 0 to below {@code bound}. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** True in one of {@code n} cases. */
    public boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    public <T> T of(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // Only read.
    public final <T> T among(T... things) {
        return things[random.nextInt(things.length)];
    }

    public byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
