package com.keyri.bench;

import java.util.List;
import java.util.Map;

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
 * @param away sign-ins while Stripe swallows every call, all 0 where not measured
 */
public record Figures(
        int nodes,
        String java,
        double startCpuSeconds,
        List<Measurement> measurements,
        long residentMb,
        long peakMb,
        long threads,
        Open open,
        Away away) {
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

    /**
     * Sign-ins at one rate while Stripe answers, and while it swallows every call, in turns.
     *
     * @param rounds how many of each
     * @param perSecond the rate
     * @param answering sign-ins while it answers, of all rounds
     * @param away the same while it doesn't
     * @param change by how much the p99 is higher then, in per cent: the mean of the rounds
     * @param plusMinus half the width of the 95 % interval of that
     * @param calls how many calls to Stripe were answered
     * @param swallowed how many weren't
     * @param failures what went wrong with sign-ins, by kind
     */
    public record Away(
            int rounds,
            double perSecond,
            Measurement.Times answering,
            Measurement.Times away,
            double change,
            double plusMinus,
            long calls,
            long swallowed,
            Map<String, Integer> failures) {
        static final Away NONE = new Away(0, 0, Measurement.Times.NONE, Measurement.Times.NONE, 0, 0, 0, 0, Map.of());

        public Away {
            failures = Map.copyOf(failures);
        }
    }
}
