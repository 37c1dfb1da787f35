package com.keyri.bench;

import com.keyri.test.Answer;
import com.keyri.test.Browser;
import com.keyri.test.Keyri;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Desks at which an administrator of the staff is signed in, one for each worker; each keeps its cookies and its
 * session.
 */
final class StaffDesks {
    /** Before the server wants the proof of the browser's key. */
    private static final long PROVEN_AGAIN_AFTER = Duration.ofMinutes(3).toNanos();

    private static final String PROOF = "/api/v1/session/proof";

    private final Keyri keyri;
    private final List<Desk> desks = new ArrayList<>();

    private static final class Desk {
        private final Browser browser;
        private final HttpClient connection;
        private long provenAt = System.nanoTime();

        Desk(Browser browser, HttpClient connection) {
            this.browser = browser;
            this.connection = connection;
        }
    }

    /** Signs in at each of them. */
    StaffDesks(Administrator administrator, BenchedServers servers, int workers) {
        this.keyri = administrator.keyri();
        for (int worker = 0; worker < workers; worker++) {
            desks.add(new Desk(administrator.browser(), servers.connection(worker)));
        }
    }

    /** A request to a path, to be completed. */
    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(keyri.publicUrl() + path)).header("Origin", keyri.publicUrl());
    }

    /** Sends it from the worker's desk, with and for its cookies; the answer has to have that status. */
    String send(int worker, HttpRequest.Builder request, int status) {
        Desk desk = desks.get(worker);
        prove(desk);
        String cookies = desk.browser.cookies().entrySet().stream()
                .map(cookie -> cookie.getKey() + '=' + cookie.getValue())
                .collect(Collectors.joining("; "));
        try {
            HttpResponse<String> answer =
                    desk.connection.send(request.header("Cookie", cookies).build(), BodyHandlers.ofString());
            if (answer.statusCode() != status) {
                throw new IllegalStateException("answer " + answer.statusCode());
            }
            answer.headers().allValues("Set-Cookie").forEach(header -> {
                String[] cookie = header.split(";", 2)[0].split("=", 2);
                desk.browser.setCookie(cookie[0], cookie[1]);
            });
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void prove(Desk desk) {
        if (System.nanoTime() - desk.provenAt < PROVEN_AGAIN_AFTER) {
            return;
        }
        Browser browser = desk.browser;
        Answer wanted = browser.send(browser.call("POST", PROOF).provenBy(browser.continuityKey(), null));
        browser.send(browser.call("POST", PROOF).provenBy(browser.continuityKey(), wanted.header("DPoP-Nonce")))
                .is(200);
        desk.provenAt = System.nanoTime();
    }
}
