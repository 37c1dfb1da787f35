package com.keyri.subscription;

import com.keyri.fixture.TestDatabase;
import com.keyri.mail.MailService;
import com.keyri.mail.NewMail;
import com.keyri.mail.model.MailId;
import com.keyri.stripe.StripeWires;
import com.keyri.stripe.SubscriptionGateway;
import com.keyri.wiring.TestClock;
import com.keyri.wiring.Wiring;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A node's changes of tier in a process of its own, which stands still at one of its steps until it is killed. */
final class TierWorker {
    static final String STANDS = "stands";
    static final String THROUGH = "through";

    private TierWorker() {}

    /**
     * Does what is due.
     *
     * @param arguments the database's port, Stripe's address and key, the time, and the step to stand still at
     */
    public static void main(String[] arguments) {
        int last = Integer.parseInt(arguments[4]);
        AtomicInteger steps = new AtomicInteger();
        Runnable step = () -> {
            if (steps.incrementAndGet() == last) {
                say(STANDS);
                while (true) {
                    LockSupport.park();
                }
            }
        };
        InstantSource clock = new TestClock(Instant.parse(arguments[3]));
        Wiring wiring = new Wiring(TestDatabase.at(Integer.parseInt(arguments[0])), clock);
        StripeWires.lay(wiring, URI.create(arguments[1]), arguments[2], Duration.ofSeconds(10));
        wiring.use(SubscriptionGateway.class, stepping(wiring.get(SubscriptionGateway.class), step));
        wiring.replace(MailService.class, new NoMails());
        Transacted.wire(wiring, step);
        wiring.get(TierChangeSaga.class).runDue();
        say(THROUGH);
        System.exit(0); // The library's threads would keep it.
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

    @SuppressWarnings("SystemOut") // The parent reads it.
    private static void say(String word) {
        System.out.println(word);
        System.out.flush();
    }

    private static final class NoMails extends MailService {
        @Override
        public MailId send(NewMail mail) {
            return MailId.at(Instant.EPOCH);
        }
    }
}
