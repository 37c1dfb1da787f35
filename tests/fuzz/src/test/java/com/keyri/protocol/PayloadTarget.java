package com.keyri.protocol;

import com.keyri.fuzz.parser.Input;
import com.keyri.fuzz.parser.Wrong;
import java.security.KeyPair;
import java.time.Instant;

/** What the phone seals for the page: the envelope as it comes, and what is in it. */
public final class PayloadTarget {
    private static final KeyPair KEYS = P256.generateKeyPair();
    private static final SecretToken QR_KEY = SecretToken.of(new byte[16]);
    private static final PayloadExpectation EXPECTED =
            new PayloadExpectation("si_1", "app_1", Instant.ofEpochSecond(1_800_000_000));

    private PayloadTarget() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = Input.text(data);
        try {
            SealedPayload.open(text, KEYS.getPrivate(), QR_KEY, EXPECTED);
            throw new AssertionError("a payload that nobody sealed");
        } catch (PayloadRejectedException e) {
            // As declared.
        }
        try {
            PagePayload payload = PagePayload.parse(text);
            Wrong.unless(PagePayload.parse(payload.toJson()).equals(payload), "a payload reads back as another");
            Wrong.unless(payload.dataJson().length() <= SealedPayload.MAX_CHARS, "a payload grows");
        } catch (MalformedException e) {
            // As declared.
        }
    }
}
