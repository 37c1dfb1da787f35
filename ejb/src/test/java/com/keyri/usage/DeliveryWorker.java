package com.keyri.usage;

import com.keyri.fixture.TestDatabase;
import com.keyri.stripe.MeterError;
import com.keyri.stripe.MeterGateway;
import com.keyri.stripe.MeterLine;
import com.keyri.stripe.MeterReport;
import com.keyri.stripe.MeterSummary;
import com.keyri.wiring.SteppingProcess;
import com.keyri.wiring.TestClock;
import com.keyri.wiring.Wiring;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A node's delivery in a process of its own, which stands still at one of its steps until it is killed. Says each step,
 * and when it is through.
 */
final class DeliveryWorker {
    private DeliveryWorker() {}

    /**
     * Delivers what is due.
     *
     * @param arguments the database's port, Stripe's address and key, the time, and the step to stand still at
     */
    public static void main(String[] arguments) {
        Runnable step = SteppingProcess.standingAt(arguments[4]);
        TestClock clock = new TestClock(Instant.parse(arguments[3]));
        Wiring wiring = new Wiring(TestDatabase.at(Integer.parseInt(arguments[0])), clock);
        wiring.replace(UsageOutboxService.class, new OutboxInTransactions(wiring, step));
        wiring.replace(MeterGateway.class, new Stepping(MeterLine.to(arguments[1], arguments[2], clock), step));
        wiring.get(UsageDelivery.class).startDue(Runnable::run);
        SteppingProcess.through();
    }

    /** Steps before and after each report. */
    record Stepping(MeterGateway meters, Runnable step) implements MeterGateway {
        @Override
        public void report(MeterReport report) {
            step.run();
            meters.report(report);
            step.run();
        }

        @Override
        public Optional<String> findMeter(String meterEvent) {
            return meters.findMeter(meterEvent);
        }

        @Override
        public List<MeterSummary> summaries(String meter, String customer, Instant from, Instant to, boolean hourly) {
            return meters.summaries(meter, customer, from, to, hourly);
        }

        @Override
        public List<MeterError> errors(String eventId) {
            return meters.errors(eventId);
        }
    }
}
