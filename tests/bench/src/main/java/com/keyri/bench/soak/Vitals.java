package com.keyri.bench.soak;

import com.keyri.bench.ServerProcesses;
import com.keyri.test.server.LiveHeap;

/**
 * How the server is at one moment.
 *
 * @param done how much was done since the beginning: sign-ins, or requests
 * @param heap what its Java keeps
 * @param residentMb resident memory
 * @param threads its threads
 * @param descriptors its open files and connections
 * @param connections PostgreSQL's processes, one for each connection and a few of its own
 */
public record Vitals(long done, LiveHeap heap, long residentMb, long threads, long descriptors, long connections) {
    /** Looks; the server stands still for a moment. */
    static Vitals take(ServerProcesses processes, long done) {
        LiveHeap heap = LiveHeap.of(processes.payara().get(0));
        return new Vitals(
                done,
                heap,
                processes.residentMb(),
                processes.threads(),
                processes.descriptors(),
                processes.connections());
    }
}
