package com.keyri.stripe;

import com.keyri.metrics.Meters;
import com.keyri.secret.model.SecretText;
import com.keyri.wiring.Wiring;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Puts the real gateways to a stand-in of Stripe into a wiring. */
@SuppressWarnings("UnnecessaryAssignment") // There is no container here that would inject.
public final class StripeWires {
    private static final int PLACES = 4;

    private StripeWires() {}

    /** Calls go to that address, with that key. */
    public static void lay(Wiring wiring, URI address, String key, Duration patience) {
        StripeCalls calls = new StripeCalls();
        calls.clock = wiring.get(InstantSource.class);
        calls.meters = wiring.get(Meters.class);
        calls.open(
                StripeRoute.to(address),
                patience,
                PLACES,
                () -> Optional.of(new KeyInUse(key, SecretText.of(key), false)));
        wiring.use(StripeCalls.class, calls);
        wiring.use(SubscriptionGateway.class, wiring.get(SubscriptionCalls.class));
        wiring.use(InvoiceGateway.class, wiring.get(InvoiceCalls.class));
        wiring.use(HostedPages.class, wiring.get(PageCalls.class));
    }
}
