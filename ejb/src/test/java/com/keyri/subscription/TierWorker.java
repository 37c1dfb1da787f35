package com.keyri.subscription;

import com.keyri.fixture.TestDatabase;
import com.keyri.mail.MailService;
import com.keyri.mail.NewMail;
import com.keyri.mail.model.MailId;
import com.keyri.stripe.StripeWires;
import com.keyri.stripe.SubscriptionGateway;
import com.keyri.wiring.SteppingProcess;
import com.keyri.wiring.TestClock;
import com.keyri.wiring.Wiring;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A node's changes of tier in a process of its own, which stands still at one of its steps until it is killed. */
final class TierWorker {
    private TierWorker() {}

    /**
     * Does what is due.
     *
     * @param arguments the database's port, Stripe's address and key, the time, and the step to stand still at
     */
    public static void main(String[] arguments) {
        Runnable step = SteppingProcess.standingAt(arguments[4]);
        InstantSource clock = new TestClock(Instant.parse(arguments[3]));
        Wiring wiring = new Wiring(TestDatabase.at(Integer.parseInt(arguments[0])), clock);
        StripeWires.lay(wiring, URI.create(arguments[1]), arguments[2], Duration.ofSeconds(10));
        wiring.use(SubscriptionGateway.class, stepping(wiring.get(SubscriptionGateway.class), step));
        wiring.replace(MailService.class, new NoMails());
        Transacted.wire(wiring, step);
        wiring.get(TierChangeSaga.class).runDue();
        SteppingProcess.through();
    }

    /** Steps before and after each call to Stripe. */
    private static SubscriptionGateway stepping(SubscriptionGateway gateway, Runnable step) {
        return (SubscriptionGateway) Proxy.newProxyInstance(
                TierWorker.class.getClassLoader(),
                new Class<?>[] {SubscriptionGateway.class},
                (proxy, method, values) -> {
                    step.run();
                    try {
                        return method.invoke(gateway, values);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        step.run();
                    }
                });
    }

    private static final class NoMails extends MailService {
        @Override
        public MailId send(NewMail mail) {
            return MailId.at(Instant.EPOCH);
        }
    }
}
