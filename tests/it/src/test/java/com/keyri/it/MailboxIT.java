package com.keyri.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.test.Answer;
import com.keyri.test.Keyri;
import com.keyri.test.Shop;
import com.keyri.test.server.TestServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The local mailbox of a server without a mail server; that others have none is seen in {@link InstallationIT}. */
@ExtendWith(RunningEar.class)
class MailboxIT {
    private final TestServer server;
    private final Keyri keyri;

    MailboxIT(TestServer server) {
        this.server = server;
        this.keyri = server.keyri();
    }

    @Test
    void shouldShowItsPageToThisMachineAndKeepItOutOfEveryCache() {
        Answer page = keyri.get("/mailbox").without("Accept").send().is(200);
        assertTrue(page.body().contains("<h1>Mailbox</h1>"), page.body());
        Answer list = keyri.get("/mailbox.json").send().is(200);
        assertTrue(list.json().isArray(), list.body());
        for (Answer answer : List.of(page, list)) {
            assertEquals("no-store", answer.header("Cache-Control"));
            String policy = answer.header("Content-Security-Policy");
            assertTrue(policy.startsWith("default-src 'none'; style-src 'self';"), policy);
            assertFalse(policy.contains("script-src") || policy.contains("unsafe"), policy);
            assertEquals("", answer.header("Access-Control-Allow-Origin"));
        }
    }

    @Test
    void shouldLetNoPageReadIt() {
        for (String origin : List.of(Shop.open(keyri).origin(), server.authenticatorUrl(), "https://evil.example")) {
            Answer answer = keyri.get("/mailbox.json").from(origin).send().is(200);
            assertEquals("", answer.header("Access-Control-Allow-Origin"));
            assertEquals("same-origin", answer.header("Cross-Origin-Resource-Policy"));
        }
    }

    @Test
    void shouldKnowNoOtherMailsMethodsAndHosts() {
        for (String path : List.of(
                "/mailbox/",
                "/mailbox/mail_01h455vb4pex5vsknk084sn02q",
                "/mailbox/mail_01h455vb4pex5vsknk084sn02q/html",
                "/mailbox/../mailbox/html",
                "/mailbox/html",
                "/mailbox//html",
                "/mailbox.json/x")) {
            int status = keyri.get(path).send().status();
            assertTrue(status == 404 || status == 400, path + ": " + status);
        }
        assertEquals(405, keyri.call("POST", "/mailbox.json").send().status());
        assertEquals(405, keyri.call("DELETE", "/mailbox").send().status());
        assertEquals(
                404,
                keyri.callAt(server.authenticatorUrl(), "GET", "/mailbox.json")
                        .send()
                        .status());
    }

    @Test
    void shouldShowHowManyMailsWait() throws IOException {
        HttpResponse<String> metrics = server.internal()
                .send(server.internal().request("/metrics").GET().build());
        assertTrue(metrics.body().lines().anyMatch(line -> line.startsWith("keyri_mails_waiting")), metrics.body());
    }
}
