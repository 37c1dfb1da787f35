package com.keyri.bench;

import java.util.List;

/**
 * What a run found out.
 *
 * @param nodes how many servers
 * @param java the version of the servers' Java
 * @param startCpuSeconds Payara's CPU seconds to the first page, of the first node
 * @param measurements each work
 * @param residentMb resident memory of Payara after the load
 * @param peakMb the most that was resident at any time
 * @param threads Payara's threads after the load
 * @param open memory of open sign-ins, all 0 where not measured
 */
public record Figures(
        int nodes,
        String java,
        double startCpuSeconds,
        List<Measurement> measurements,
        long residentMb,
        long peakMb,
        long threads,
        Open open) {
    public Figures {
        measurements = List.copyOf(measurements);
    }

    /**
     * Sign-ins that wait with their sockets open.
     *
     * @param count how many
     * @param moreMb resident memory that they cost
     * @param moreThreads threads that they cost
     */
    public record Open(int count, long moreMb, long moreThreads) {
        static final Open NONE = new Open(0, 0, 0);
    }
}
