package com.keyri.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the shop does: signing in and out, connecting phones, paying. */
final class Shop {
    private static final String ORDER =
            "Pay 24.90 € to Kestrel Coffee\n\n1 × Ethiopia Guji, 250 g – 13.50 €\n1 × Colombia Huila, 250 g – 11.40 €\nDelivery – free";

    private final String publicUrl;
    private final Sessions sessions;
    private final SignIn signIn;
    private final LogoutTokens logoutTokens;
    private final Map<String, Route> routes = Map.of(
            "POST /sign-in/nonce", this::nonce,
            "POST /session", this::signIn,
            "POST /sign-out", this::signOut,
            "POST /backchannel-logout", this::endedByKeyri,
            "POST /accounts", this::createAccount,
            "GET /customer", this::customer,
            "POST /devices", this::invite,
            "POST /devices/confirmation", this::confirm,
            "POST /payments", this::pay,
            "POST /payments/confirmation", this::paid);

    Shop(String publicUrl, Sessions sessions, SignIn signIn, LogoutTokens logoutTokens) {
        this.publicUrl = publicUrl;
        this.sessions = sessions;
        this.signIn = signIn;
        this.logoutTokens = logoutTokens;
    }

    /** What answers a method and a path, if anything does. */
    @Nullable Route find(String method, String path) {
        return routes.get(method + " " + path);
    }

    /* Signing in: the page's widget asks for a nonce, and hands over the id token with a proof of its key. */

    private void nonce(Visit visit) throws IOException {
        visit.session().nonce = sessions.secret();
        if (sessions.find(visit.sessionId()) == null) {
            visit.remember(sessions.begin(visit.session()));
        }
        visit.answer(200, Map.of("nonce", visit.session().nonce));
    }

    private void signIn(Visit visit) throws IOException {
        Optional<Map<String, Object>> claims = verified(visit, "/session");
        if (claims.isEmpty()) {
            visit.answer(401, Map.of("error", "not signed in"));
            return;
        }
        sessions.end(visit.sessionId());
        Session session = sessions.fresh();
        session.userId = (String) claims.get().get("sub");
        session.signInId = (String) claims.get().get("sid");
        visit.remember(sessions.begin(session));
        visit.answer(200, Map.of("next", "/account"));
    }

    private Optional<Map<String, Object>> verified(Visit visit, String path) throws IOException {
        String nonce = visit.session().nonce;
        visit.session().nonce = null;
        String uri = publicUrl + path;
        return nonce == null
                ? Optional.empty()
                : signIn.verify(visit.text("idToken"), visit.header("DPoP"), uri, nonce);
    }

    private void signOut(Visit visit) throws IOException {
        sessions.end(visit.sessionId());
        visit.forget();
        visit.answer(200, Map.of("next", "/"));
    }

    private void endedByKeyri(Visit visit) throws IOException {
        try {
            sessions.endSignIn(logoutTokens.endedSignIn(Text.formValue(visit.body(), "logout_token")));
            visit.answer(200, Map.of());
        } catch (KeySourceException e) {
            throw new IOException("Keyri's keys can't be had", e);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            visit.answer(400, Map.of("error", "invalid_request"));
        }
    }

    /* Phones: a customer connects the first one at once, and more later. */

    private void createAccount(Visit visit) throws IOException {
        sessions.end(visit.sessionId());
        Session session = sessions.fresh();
        session.userId = "customer-" + sessions.secret().substring(0, 22);
        session.isNew = true;
        visit.remember(sessions.begin(session));
        visit.answer(201, Map.of("next", "/account"));
    }

    private void invite(Visit visit) throws IOException {
        String userId = visit.session().userId;
        if (userId == null) {
            visit.answer(401, Map.of("error", "not signed in"));
            return;
        }
        HttpResponse<String> answer = signIn.invite(userId, label(userId));
        visit.session().enrolmentId = (String) Text.json(answer.body()).get("enrolmentId");
        pass(visit, answer);
    }

    private void confirm(Visit visit) throws IOException {
        String enrolmentId = visit.session().enrolmentId;
        if (!visit.isSignedIn() || enrolmentId == null) {
            visit.answer(401, Map.of("error", "not signed in"));
            return;
        }
        HttpResponse<String> answer = signIn.confirm(enrolmentId, visit.text("code"));
        if ("ACTIVE".equals(Text.json(answer.body()).get("state"))) {
            visit.session().isNew = false;
        }
        pass(visit, answer);
    }

    /* Paying: what the phone shows and signs is the text of a transaction. */

    private void pay(Visit visit) throws IOException {
        Session session = visit.session();
        String userId = session.userId;
        if (userId == null) {
            visit.answer(401, Map.of("error", "not signed in"));
            return;
        }
        String nonce = sessions.secret();
        HttpResponse<String> answer = signIn.transaction(userId, nonce, ORDER);
        if (answer.statusCode() != 201) {
            pass(visit, answer);
            return;
        }
        session.nonce = nonce;
        session.transactionId = (String) Text.json(answer.body()).get("transactionId");
        session.textHash = hash(ORDER);
        visit.answer(200, Map.of("nonce", nonce, "transactionId", String.valueOf(session.transactionId)));
    }

    private void paid(Visit visit) throws IOException {
        Session session = visit.session();
        boolean isPaid = verified(visit, "/payments/confirmation")
                .filter(claims -> String.valueOf(claims.get("sub")).equals(session.userId))
                .filter(claims -> String.valueOf(claims.get("txh")).equals(session.textHash))
                .filter(claims -> transactionOf(claims).equals(session.transactionId))
                .isPresent();
        session.hasPaid |= isPaid;
        session.transactionId = null;
        visit.answer(isPaid ? 200 : 403, Map.of("paid", isPaid));
    }

    private static String transactionOf(Map<String, Object> claims) {
        return claims.get("keyri") instanceof Map<?, ?> keyri ? String.valueOf(keyri.get("transactionId")) : "";
    }

    private void customer(Visit visit) throws IOException {
        String userId = visit.session().userId;
        if (userId == null) {
            visit.answer(401, Map.of("error", "not signed in"));
            return;
        }
        Session session = visit.session();
        visit.answer(200, Map.of("name", label(userId), "isNew", session.isNew, "hasPaid", session.hasPaid));
    }

    private static void pass(Visit visit, HttpResponse<String> answer) throws IOException {
        visit.answer(answer.statusCode(), "application/json", answer.body().getBytes(StandardCharsets.UTF_8));
    }

    /** What the phone calls the account: it tells customers apart without saying who they are. */
    private static String label(String userId) {
        String legible = userId.replaceAll("[^A-Za-z0-9]", "");
        return "Customer " + legible.substring(legible.length() - 4).toUpperCase(Locale.ROOT);
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64URL.encode(hash).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Answers one kind of request. */
    interface Route {
        void handle(Visit visit) throws IOException;
    }
}
