package com.keyri.bench;

import java.util.function.Supplier;

/** A page of Keyri's own that asks whether its session goes on: the look-up that every other call begins with. */
final class SessionChecks implements Work {
    private final Supplier<StaffDesks> desks;

    SessionChecks(Supplier<StaffDesks> desks) {
        this.desks = desks;
    }

    @Override
    public void once(int worker, StepTimes times) {
        StaffDesks staff = desks.get();
        long start = System.nanoTime();
        if (!staff.send(worker, staff.to("/api/v1/session"), 200).contains("sessionId")) {
            throw new IllegalStateException("no session");
        }
        times.since(Step.SESSION_CHECK, start);
    }
}
