package com.keyri.e2e;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** How long a person waited for the machines in one sign-in of a known browser: four waits between their own steps. */
record Waiting(long pageToCode, long scanToSheet, long sheetToPage, long approvalToSession) {
    Waiting(Trace page, Trace hand) {
        this(
                page.last("qr") - page.last("open"),
                0,
                0,
                page.last("session") - hand.last("click approve"));
    }

    void print() {
        System.out.println("waiting: page to code " + pageToCode + " ms, approval to session " + approvalToSession + " ms");
        assertTrue(pageToCode >= 0 && approvalToSession >= 0);
    }
}
