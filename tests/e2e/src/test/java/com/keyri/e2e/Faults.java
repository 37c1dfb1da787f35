package com.keyri.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What no page may do during a journey: write errors or warnings to the console, break its Content Security Policy,
 * fail with an uncaught error, or get an answer that says that a server failed.
 */
final class Faults {
    private static final Set<String> COMPLAINTS = Set.of("error", "warning", "assert");
    /** Chromium itself notes refused and failed requests; what they mean is for the pages, and for the assertions. */
    private static final String REQUEST = "Failed to load resource:";

    private static final String SOCKET = "WebSocket connection to";
    /** Our passkeys are ES256 and nothing else; Chromium would like RS256 beside it. */
    private static final String ONE_ALGORITHM = "publicKey.pubKeyCredParams is missing";

    private static final int SERVER_FAILED = 500;

    private final List<String> found = new ArrayList<>();
    private boolean mayBeOffline;

    void watch(String who, BrowserContext context) {
        context.onConsoleMessage(message -> heard(who, message));
        context.onWebError(error -> found.add(who + ": " + error.error()));
        context.onResponse(response -> answered(who, response));
    }

    /** From here on somebody is offline on purpose, so connections may break. */
    void expectBrokenConnections() {
        mayBeOffline = true;
    }

    /** What was found, for whoever has to find out why a journey failed. */
    List<String> found() {
        return List.copyOf(found);
    }

    /** Refuses if there was one. */
    void assertNone() {
        assertEquals(List.of(), found, "Pages must be free of console errors, policy violations and failed answers");
    }

    private void heard(String who, ConsoleMessage message) {
        String text = message.text();
        boolean isRequest = text.startsWith(REQUEST) || (mayBeOffline && text.startsWith(SOCKET));
        if (COMPLAINTS.contains(message.type()) && !isRequest && !text.startsWith(ONE_ALGORITHM)) {
            found.add(who + ": console " + message.type() + ": " + text + " (" + message.location() + ")");
        }
    }

    private void answered(String who, Response response) {
        if (response.status() >= SERVER_FAILED) {
            found.add(who + ": " + response.status() + " from "
                    + response.request().method() + " " + response.url().replaceFirst("[?#].*", ""));
        }
    }
}
