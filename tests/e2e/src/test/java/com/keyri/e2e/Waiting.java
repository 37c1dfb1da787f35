package com.keyri.e2e;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

/**
 * How long a person waited for machines in one sign-in of a recognised browser, in milliseconds. What lies between
 * (they take the phone, hold it before the screen, read, press) is theirs.
 *
 * @param pageToCode from opening the page until its QR code is drawn
 * @param scanToSheet from the moment that the scanner read the code until the phone shows who asks
 * @param approvalToSession from pressing Approve until the shop's server has accepted the page's token
 */
record Waiting(long pageToCode, long scanToSheet, long approvalToSession) {
    static Waiting of(Trace page, Trace hand) {
        long drawn = page.last("qr");
        long sheet = hand.last("screen sheet");
        long approved = hand.last("click approve");
        long session = page.last("session");
        List<Long> order = List.of(drawn, sheet, approved, session);
        assertTrue(order.equals(order.stream().sorted().toList()), () -> "Out of order: " + page + " " + hand);
        return new Waiting(
                drawn - page.last("open", drawn), sheet - hand.last("screen busy", sheet), session - approved);
    }

    void print() {
        System.out.printf(
                "Waiting that isn't the person's: %d ms (page to code %d, scan to sheet %d, approval to session %d)%n",
                pageToCode + scanToSheet + approvalToSession, pageToCode, scanToSheet, approvalToSession);
    }
}
