package com.keyri.stripe;

import com.keyri.secret.model.SecretText;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether Stripe has signed a body just now. The library minds only signatures that are too old. */
final class WebhookSignature {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int LONGEST = 2_000;
    private static final Pattern MOMENT = Pattern.compile("(?:^|,)t=([0-9]{1,12})(?:,|$)");

    private WebhookSignature() {}

    static boolean isGood(String body, String header, List<SecretText> secrets, InstantSource clock) {
        if (header.length() > LONGEST || isOfTheFuture(header, clock.instant())) {
            return false;
        }
        Clock now = Clock.fixed(clock.instant(), ZoneOffset.UTC);
        return secrets.stream().anyMatch(secret -> isBy(body, header, secret, now));
    }

    private static boolean isOfTheFuture(String header, Instant now) {
        Matcher matcher = MOMENT.matcher(header);
        return !matcher.find()
                || Instant.ofEpochSecond(Long.parseLong(matcher.group(1))).isAfter(now.plus(TOLERANCE));
    }

    private static boolean isBy(String body, String header, SecretText secret, Clock now) {
        try {
            return Webhook.Signature.verifyHeader(body, header, secret.reveal(), TOLERANCE.toSeconds(), now);
        } catch (SignatureVerificationException | RuntimeException e) {
            return false; // The library stumbles over some headers that nobody has signed.
        }
    }
}
