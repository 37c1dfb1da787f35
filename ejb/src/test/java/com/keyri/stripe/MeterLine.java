package com.keyri.stripe;

import com.keyri.secret.model.SecretText;
import com.keyri.wiring.RecordingMeters;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** The gateway to a stand-in's meters as the product has it, without what finds its key. */
@SuppressWarnings("UnnecessaryAssignment") // There is no container here that would inject.
public final class MeterLine {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PLACES = 32;

    private MeterLine() {}

    /** Calls that come with that key. */
    public static MeterGateway to(String url, String key, InstantSource clock) {
        StripeCalls calls = new StripeCalls();
        calls.clock = clock;
        calls.meters = new RecordingMeters();
        calls.open(
                StripeRoute.to(URI.create(url)),
                PATIENCE,
                PLACES,
                () -> Optional.of(new KeyInUse("1", SecretText.of(key), false)));
        MeterCalls meters = new MeterCalls();
        meters.calls = calls;
        meters.clock = clock;
        return meters;
    }
}
