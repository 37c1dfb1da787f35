package com.keyri.test;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.DeviceEnrolment;
import com.keyri.client.DeviceKeys;
import com.keyri.client.EnrolledDevice;
import com.keyri.client.EventType;
import com.keyri.client.SignedIn;
import com.keyri.client.SigningKey;
import com.keyri.protocol.DpopSigner;
import com.keyri.protocol.EnrolmentLink;
import java.net.HttpCookie;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A browser with Keyri's own pages open: its cookies, its continuity key, and the calls that those pages make. */
public final class Browser {
    private final Keyri keyri;
    private final SigningKey key = SigningKey.generate();
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /** A fresh one. */
    public Browser(Keyri keyri) {
        this.keyri = keyri;
    }

    /** The key by which the server recognises it. */
    public SigningKey continuityKey() {
        return key;
    }

    /** The cookies that it has, by name. */
    public Map<String, String> cookies() {
        return Map.copyOf(cookies);
    }

    /** Gives it a cookie that no answer set. */
    public void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    /** Puts these in the place of those that it has. */
    public void replaceCookies(Map<String, String> others) {
        cookies.clear();
        cookies.putAll(others);
    }

    /** A call of a page: with the page's origin, and the cookies that the browser has by now. */
    public Call call(String method, String path) {
        Call call = keyri.call(method, path).from(keyri.publicUrl());
        return cookies.isEmpty()
                ? call
                : call.with(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
    }

    /** Sends a call and keeps the cookies of its answer. */
    public Answer send(Call call) {
        Answer answer = call.send();
        for (String header : answer.headers().allValues("Set-Cookie")) {
            HttpCookie cookie = HttpCookie.parse(header).get(0);
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
        return answer;
    }

    /** Posts JSON. */
    public Answer post(String path, Map<String, ?> json) {
        return send(call("POST", path).json(json));
    }

    public Answer get(String path) {
        return send(call("GET", path));
    }

    public Answer delete(String path) {
        return send(call("DELETE", path));
    }

    /** Enrols a phone of the account that the browser's cookie names, with the right digits. */
    public Phone enrol() {
        String applicationId = "";
        Answer created = send(call("POST", "/api/v1/account-enrolments")).is(201);
        EnrolmentLink link = EnrolmentLink.parse(created.text("url"));
        DeviceKeys keys = DeviceKeys.generate();
        EnrolledDevice device =
                DeviceEnrolment.open(keyri.installation(), link, keys).complete("Phone");
        post(
                        "/api/v1/account-enrolments/confirmation",
                        Map.of("code", device.confirmationCode().reveal()))
                .is(200);
        return new Phone(new Shop(keyri, "", applicationId, keyri.publicUrl(), ""), link.enrolmentId(), device, keys);
    }

    /** Signs in to Keyri itself, as far as to the id token. */
    public SignedIn approve(Phone phone) {
        String applicationId = keyri.get("/api/v1/installation").send().is(200).text("applicationId");
        String nonce = send(call("POST", "/api/v1/session/nonce")).is(200).text("nonce");
        Shop own = new Shop(keyri, "", applicationId, keyri.publicUrl(), "");
        Page page = new Page(own, key);
        try (BrowserSignIn signIn = page.show(nonce, null)) {
            signIn.connect();
            Page.approve(signIn, phone);
            return signIn.redeem(Page.await(signIn, EventType.APPROVED));
        }
    }

    /** Hands an id token over, with the proof of a key. */
    public Answer begin(String idToken, SigningKey prover) {
        String proof = new DpopSigner(prover.publicKey(), prover.signer())
                .proof(
                        "POST",
                        keyri.publicUrl() + "/api/v1/session",
                        java.time.Clock.systemUTC().instant(),
                        null,
                        idToken);
        return send(call("POST", "/api/v1/session").with("DPoP", proof).json(Map.of("idToken", idToken)));
    }

    /**
     * Does something of high value: where the answer is that it has to be approved first, the phone approves the very
     * text that it names, and the call is made again.
     *
     * @param call makes the call anew each time
     */
    public Answer approved(Phone phone, Supplier<Call> call) {
        Answer first = send(call.get());
        if (first.status() != 403 || !first.problem().equals("approval-required")) {
            return first;
        }
        JsonNode wanted = first.json().path("approval");
        return send(call.get().with("Keyri-Approval", approval(phone, wanted)));
    }

    /** Has the phone approve what such an answer names; the id token of that. */
    public String approval(Phone phone, JsonNode wanted) {
        Shop own = new Shop(keyri, "", wanted.path("applicationId").asString(), keyri.publicUrl(), "");
        Page page = new Page(own, key);
        String nonce = wanted.path("nonce").asString();
        try (BrowserSignIn signIn =
                page.show(nonce, wanted.path("transactionId").asString())) {
            signIn.connect();
            Page.approve(signIn, phone);
            return signIn.redeem(Page.await(signIn, EventType.APPROVED)).idToken();
        }
    }

    /** The same for a call without a body, which has to want an approval. */
    public Answer approved(String method, String path, Phone phone) {
        Answer wanted = send(call(method, path)).isProblem(403, "approval-required");
        return send(call(method, path).with("Keyri-Approval", approval(wanted, phone)));
    }

    /** What the header has to carry after an answer that wanted an approval. */
    public String approval(Answer wanted, Phone phone) {
        return approval(phone, wanted.json().path("approval"));
    }

    /** Signs in to Keyri itself. */
    public Answer signIn(Phone phone) {
        return begin(approve(phone).idToken(), key).is(200);
    }
}
