package com.keyri.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.keyri.protocol.IdTokenClaims;
import com.keyri.protocol.IdTokenVerifier;
import com.keyri.protocol.MatchingNumber;
import com.keyri.protocol.TransactionText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The application's own server: invites phones, makes transactions, verifies id tokens, manages its users' devices. */
public final class KeyriServer {
    private final Installation installation;
    private final ServerCalls calls;
    private final PublishedKeys keys;

    /**
     * A server with its secret API key.
     *
     * @param installation where to
     * @param apiKey {@code keyri_sk_…}; never logged
     */
    public KeyriServer(Installation installation, String apiKey) {
        this(installation, new ServerCalls(installation, apiKey));
    }

    private KeyriServer(Installation installation, ServerCalls calls) {
        this.installation = installation;
        this.calls = calls;
        this.keys = PublishedKeys.of(installation);
    }

    /**
     * A server with short-lived access tokens instead of its API key.
     *
     * @param installation where to
     * @param tokens its access tokens
     * @return the server
     */
    public static KeyriServer with(Installation installation, ServerTokens tokens) {
        return new KeyriServer(installation, new ServerCalls(installation, tokens.credential()));
    }

    /**
     * Invites a user's phone (scope {@code enrolments}).
     *
     * @param userId the application's own opaque id of the user
     * @param label what the phone calls the account, 1 to 60 characters, no personal data
     * @return a one-time link for ten minutes
     */
    public CreatedEnrolment createEnrolment(String userId, String label) {
        return calls.send("POST", "/api/v1/enrolments", Map.of("userId", userId, "label", label))
                .as(CreatedEnrolment.class);
    }

    /**
     * How far an enrolment is.
     *
     * @param enrolmentId its id
     * @return its state
     */
    public Enrolment enrolment(String enrolmentId) {
        return calls.get(enrolmentPath(enrolmentId)).as(Enrolment.class);
    }

    /**
     * Confirms the code that the user typed into their own session. A wrong code isn't a problem but a state.
     *
     * @param enrolmentId the enrolment
     * @param code the six digits
     * @return ACTIVE, AWAITING_APPROVAL, AWAITING_CODE (wrong) or REFUSED (wrong too often)
     */
    public Enrolment confirmEnrolment(String enrolmentId, MatchingNumber code) {
        return calls.send("POST", enrolmentPath(enrolmentId) + "/confirmation", Map.of("code", code.reveal()))
                .as(Enrolment.class);
    }

    /**
     * Makes a transaction to approve (scope {@code transactions}).
     *
     * @param userId whose approval it needs
     * @param nonce the nonce that the page will start with
     * @param text what the person reads and signs
     * @return its id for the page, and the hash to expect in the id token
     */
    public Transaction createTransaction(String userId, String nonce, TransactionText text) {
        return calls.send("POST", "/api/v1/transactions", Map.of("userId", userId, "nonce", nonce, "text", text.text()))
                .as(Transaction.class);
    }

    /**
     * How far a transaction is.
     *
     * @param transactionId its id
     * @return its state
     */
    public Transaction transaction(String transactionId) {
        return calls.get("/api/v1/transactions/" + Installation.part(transactionId))
                .as(Transaction.class);
    }

    /**
     * Verifies an id token by one call (RFC 7662, scope {@code introspection}).
     *
     * @param idToken the token
     * @param proof the page's proof of possession to check along with it; absent: the caller has checked it
     * @return its claims while it is active; empty for any other token
     */
    public Optional<IdTokenClaims> introspect(String idToken, @Nullable PageProof proof) {
        StringBuilder form = new StringBuilder("token=").append(encoded(idToken));
        if (proof != null) {
            form.append("&proof=").append(encoded(proof.proof()));
            form.append("&method=").append(encoded(proof.method()));
            form.append("&uri=").append(encoded(proof.uri()));
        }
        Reply reply = calls.postForm("/api/v1/tokens/introspect", form.toString());
        Activity activity = reply.as(Activity.class);
        // An access token, which is no user's, has a client.
        return activity.active() && activity.client() == null
                ? Optional.of(IdTokenClaims.parse(reply.body()))
                : Optional.empty();
    }

    /**
     * Verifies id tokens here, from the published keys, which are fetched when needed and kept.
     *
     * @param applicationId this application
     * @return a verifier to keep
     */
    public IdTokenVerifier idTokenVerifier(String applicationId) {
        return new IdTokenVerifier(installation.publicUrl(), applicationId, keys::find, installation.clock());
    }

    /**
     * A user and their devices (scope {@code users}).
     *
     * @param userId the application's own id
     * @return the user
     */
    public User user(String userId) {
        return calls.get(userPath(userId)).as(User.class);
    }

    /**
     * Suspends or reactivates a user (scope {@code users}).
     *
     * @param userId the application's own id
     * @param state the new state
     * @return the user
     */
    public User changeUser(String userId, User.State state) {
        return calls.send("PATCH", userPath(userId), Map.of("state", state.name()))
                .as(User.class);
    }

    /**
     * Revokes a user's device (scope {@code users}).
     *
     * @param userId the application's own id
     * @param deviceId the device
     */
    public void revokeDevice(String userId, String deviceId) {
        calls.delete(userPath(userId) + "/devices/" + Installation.part(deviceId));
    }

    private static String enrolmentPath(String enrolmentId) {
        return "/api/v1/enrolments/" + Installation.part(enrolmentId);
    }

    private static String userPath(String userId) {
        return "/api/v1/users/" + Installation.part(userId);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The first thing to look at in an introspection. */
    record Activity(
            boolean active,
            @JsonProperty("client_id") @Nullable String client) {}
}
