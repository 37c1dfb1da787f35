package com.keyri.stripe;

import com.keyri.secret.model.SecretText;
import com.stripe.StripeClient;
import java.time.Duration;

/** Makes clients of the library, each with one key; nothing of them is global. */
final class StripeClients {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int RETRIES = 1;

    private final StripeRoute route;
    private final StripeHttp http;

    StripeClients(StripeRoute route, Duration patience) {
        this.route = route;
        this.http = new StripeHttp(route, patience);
    }

    /** A client with that key. */
    StripeClient of(SecretText key) {
        String base = route.base().toString();
        return StripeClient.builder()
                .setApiKey(key.reveal())
                .setApiBase(base)
                // Not used; what is forgotten here would go to the real one.
                .setFilesBase(base)
                .setConnectBase(base)
                .setMeterEventsBase(base)
                .setMaxNetworkRetries(RETRIES)
                .setHttpClient(http)
                .build();
    }
}
