package com.keyri.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.secret.model.SecretText;
import com.keyri.test.stripe.StripeWebhooks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HintReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
    private static final String SECRET = "whsec_" + "0123456789abcdef";

    @Test
    void shouldTakeOfASnapshotWhatAHintNeeds() {
        NewHint read = snapshot("""
                {"id":"evt_1","object":"event","type":"customer.subscription.updated","api_version":"2020-08-27",
                 "created":1793613600,"livemode":true,"account":"acct_other",
                 "data":{"object":{"id":"sub_1","object":"subscription","customer":"cus_1"}}}""").orElseThrow();
        assertEquals(
                new NewHint(
                        new StripeHint(
                                "evt_1",
                                HintSource.SNAPSHOT,
                                "customer.subscription.updated",
                                Optional.of("sub_1"),
                                Optional.of("cus_1"),
                                NOW),
                        Optional.of("2020-08-27"),
                        Optional.of("acct_other"),
                        true),
                read);
    }

    @Test
    void shouldDoWithoutAVersionAndAnObject() {
        NewHint read = snapshot("{\"id\":\"evt_1\",\"type\":\"never.seen\",\"created\":1793613600}")
                .orElseThrow();
        assertEquals(Optional.empty(), read.apiVersion());
        assertEquals(Optional.empty(), read.hint().objectId());
        assertFalse(read.isLive());
    }

    @Test
    void shouldTakeOfAThinEventWhatItIsAbout() {
        NewHint read = HintReader.object("""
                        {"id":"evt_1","object":"v2.core.event","type":"v1.billing.meter.error_report_triggered",
                         "created":"2026-11-02T10:00:00.123Z","livemode":false,
                         "related_object":{"id":"mtr_1","type":"billing.meter"}}""").flatMap(HintReader::thin).orElseThrow();
        assertEquals(Optional.of("mtr_1"), read.hint().objectId());
        assertEquals(NOW, read.hint().created());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "",
                "{",
                "{\"id\":1,\"type\":\"a\",\"created\":1}",
                "{\"id\":\"evt 1\",\"type\":\"a\",\"created\":1}",
                "{\"id\":\"evt_1\",\"type\":\"<b>\",\"created\":1}",
                "{\"id\":\"evt_1\",\"type\":\"a\",\"created\":-1}",
                "{\"id\":\"evt_1\",\"type\":\"a\",\"created\":99999999999999}",
                "{\"id\":\"evt_1\",\"type\":\"a\",\"created\":\"2026-11-02T10:00:00Z\"}",
                "{\"id\":\"evt_1\",\"type\":\"a\"}"
            })
    void shouldFindNoEventInAnythingElse(String body) {
        assertEquals(Optional.empty(), snapshot(body));
    }

    @Test
    void shouldTakeSignaturesOfTheLastFiveMinutesAndTheNext() {
        assertTrue(isGood(header(NOW), SECRET));
        assertTrue(isGood(header(NOW.minus(Duration.ofMinutes(5))), SECRET));
        assertTrue(isGood(header(NOW.plus(Duration.ofMinutes(5))), SECRET));
        assertFalse(isGood(header(NOW.minus(Duration.ofSeconds(301))), SECRET));
        assertFalse(isGood(header(NOW.plus(Duration.ofSeconds(301))), SECRET));
        assertFalse(isGood(header(NOW), "whsec_another0123456789"));
        assertTrue(WebhookSignature.isGood(
                "body",
                header(NOW),
                List.of(SecretText.of("whsec_another0123456789"), SecretText.of(SECRET)),
                () -> NOW));
        assertFalse(WebhookSignature.isGood("other", header(NOW), List.of(SecretText.of(SECRET)), () -> NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "t=",
                "t=x,v1=00",
                "v1=00",
                "t=1793613600",
                "t=1793613600,v1=",
                "t=1793613600,v0=00",
                ",,,",
                "t"
            })
    void shouldRefuseHeadersThatNobodyHasSigned(String header) {
        assertFalse(isGood(header, SECRET));
    }

    private static boolean isGood(String header, String secret) {
        return WebhookSignature.isGood("body", header, List.of(SecretText.of(secret)), () -> NOW);
    }

    private static String header(Instant moment) {
        return StripeWebhooks.signature("body", SECRET, moment);
    }

    private static Optional<NewHint> snapshot(String body) {
        return HintReader.object(body).flatMap(event -> HintReader.snapshot(event, HintSource.SNAPSHOT));
    }
}
