package com.keyri.approval.console;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What a page does when the phone has approved. It may hold a key that was pasted, so it is let go when it is done, and
 * when the time is over in which it can be, whether or not anybody asks for the page again.
 */
final class WaitingWork {
    private final AtomicReference<Optional<Runnable>> work;

    private WaitingWork(Runnable work) {
        this.work = new AtomicReference<>(Optional.of(work));
    }

    /** Waits for so long. */
    static WaitingWork within(Duration time, Runnable work) {
        WaitingWork waiting = new WaitingWork(work);
        Executor later = CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS, Runnable::run);
        later.execute(waiting::drop);
        return waiting;
    }

    /** Nobody does it any more. */
    void drop() {
        work.set(Optional.empty());
    }

    /** For whoever does it, once; empty where it is done or dropped. */
    Optional<Runnable> take() {
        return work.getAndSet(Optional.empty());
    }
}
