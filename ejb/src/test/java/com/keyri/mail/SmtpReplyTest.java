package com.keyri.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpReplyTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "250 2.0.0 Ok: queued as 4XyZ1, 250 2.0.0 queued as 4XyZ1",
                "250 OK, 250",
                "250-first, 250",
                "250 2.0.0 Ok: queued as ada@example.org, 250 2.0.0",
                "550 5.1.1 <ada@example.org>: no such user, 550 5.1.1",
                "550 ada@example.org unknown; queued as X, 550",
                "554 5.7.1 https://keyri.example/secret is spam, 554 5.7.1",
                "451, 451",
                "999 what, ''",
                "hello, ''",
                "'', ''",
                "-, ''",
            })
    void shouldKeepCodesAndNothingOfThePerson(String reply, String kept) {
        assertEquals(kept, SmtpReply.of(reply));
    }

    @Test
    void shouldKeepALineOfPrintableCharacters() {
        String kept = SmtpReply.of("250 2.0.0 queued as " + "x".repeat(500) + "\r\n250 \u0007");
        assertTrue(kept.matches("[ -~]{3,100}"), kept);
    }
}
