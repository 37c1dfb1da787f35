package com.keyri.usage;

import com.keyri.usage.model.DeltaOutcome;
import com.keyri.usage.model.SentHour;
import com.keyri.usage.model.UsageDelta;
import com.keyri.usage.model.UsageShard;
import com.keyri.wiring.Wiring;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The outbox with what the container does: each call is its own transaction. Tells of each step before and after it.
 */
class OutboxInTransactions extends UsageOutboxService {
    private final Wiring wiring;
    private final Runnable step;

    OutboxInTransactions(Wiring wiring, Runnable step) {
        this.wiring = wiring;
        this.step = step;
    }

    @Override
    public boolean closeSome() {
        return wiring.call(super::closeSome);
    }

    @Override
    public boolean expireSome() {
        return wiring.call(super::expireSome);
    }

    @Override
    public List<UsageShard> take(int most) {
        step.run();
        List<UsageShard> taken = wiring.call(() -> super.take(most));
        step.run();
        return taken;
    }

    @Override
    public List<UsageDelta> begin(UsageShard shard, int most) {
        step.run();
        List<UsageDelta> begun = wiring.call(() -> super.begin(shard, most));
        step.run();
        return begun;
    }

    @Override
    public void beginAnew(UsageDelta delta) {
        wiring.run(() -> super.beginAnew(delta));
        step.run();
    }

    @Override
    public Optional<SentHour> sentInHourOf(UsageShard shard, UsageDelta delta) {
        return wiring.call(() -> super.sentInHourOf(shard, delta));
    }

    @Override
    public void end(UsageShard shard, List<DeltaOutcome> outcomes, Optional<Duration> pause) {
        step.run();
        wiring.run(() -> super.end(shard, outcomes, pause));
        step.run();
    }

    @Override
    public int reject(List<String> identifiers, String reason) {
        return wiring.call(() -> super.reject(identifiers, reason));
    }
}
