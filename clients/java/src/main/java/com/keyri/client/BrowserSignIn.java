package com.keyri.client;

import com.keyri.client.ProvenCalls.Call;
import com.keyri.protocol.Binding;
import com.keyri.protocol.CompactJws;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.IdTokenClaims;
import com.keyri.protocol.MatchingNumber;
import com.keyri.protocol.P256;
import com.keyri.protocol.PagePayload;
import com.keyri.protocol.PayloadExpectation;
import com.keyri.protocol.QrLink;
import com.keyri.protocol.SealedPayload;
import com.keyri.protocol.SecretToken;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The page's part of a sign-in: start, show the QR, follow the events, type the number, redeem.
 *
 * <p>One object is one sign-in. The encryption key and the QR key are made here and die with it; the continuity key is
 * the caller's and lives longer. Showing {@link #qrLink()} and waiting may happen in different threads.
 */
public final class BrowserSignIn implements AutoCloseable {
    private static final String GRANT = "urn:keyri:params:oauth:grant-type:sign-in";

    private final Installation installation;
    private final SignInRequest request;
    private final SigningKey continuityKey;
    private final KeyPair encryptionKeys;
    private final SecretToken qrKey = SecretToken.random128();
    private final ProvenCalls calls;
    private final StartedSignIn started;
    private volatile RotatingCode code;
    private volatile String nonce;
    private final AtomicReference<@Nullable EventSocket> socket = new AtomicReference<>();

    private BrowserSignIn(
            Installation installation, SignInRequest request, SigningKey continuityKey, KeyPair encryptionKeys) {
        this.installation = installation;
        this.request = request;
        this.continuityKey = continuityKey;
        this.encryptionKeys = encryptionKeys;
        this.calls = new ProvenCalls(installation, continuityKey);
        this.started = calls.send(startCall(), null).as(StartedSignIn.class);
        this.code = started.code();
        this.nonce = started.proofNonce();
    }

    /**
     * Starts a sign-in.
     *
     * @param installation where to
     * @param request what the page asks for
     * @param continuityKey {@code bk}, by which the server recognises this browser
     * @return the sign-in; close it when done
     * @throws ProblemException {@code origin-not-allowed}, {@code too-many-requests} and others
     */
    public static BrowserSignIn start(Installation installation, SignInRequest request, SigningKey continuityKey) {
        return new BrowserSignIn(installation, request, continuityKey, P256.generateKeyPair());
    }

    /**
     * What the server answered at the start.
     *
     * @return ids and times
     */
    public StartedSignIn started() {
        return started;
    }

    /**
     * What the QR must say now; fresh codes come with {@link EventType#CODE}.
     *
     * @return the link with the present code
     */
    public QrLink qrLink() {
        EcJwk encryptionKey = EcJwk.of(encryptionKeys.getPublic());
        Binding binding = Binding.of(continuityKey.thumbprint(), encryptionKey.thumbprint(), started.signInId());
        SecretToken present = SecretToken.parse(code.value());
        return new QrLink(started.authenticatorUrl(), started.signInId(), present, binding, qrKey);
    }

    /**
     * Opens the events socket, or a new one after the old one broke.
     *
     * @return the socket; {@link #await} reads from it too
     */
    public EventSocket connect() {
        String proof = calls.socketProof(path("events"), started.proofNonce());
        EventSocket opened =
                EventSocket.open(installation, URI.create(started.eventsUrl()), request.origin(), proof, this::watch);
        EventSocket old = socket.getAndSet(opened);
        if (old != null) {
            old.close();
        }
        return opened;
    }

    /**
     * Waits for one kind of event and passes over others.
     *
     * @param wanted the kind
     * @param timeout how long at most
     * @return the event, or empty when the time is over
     * @throws SignInEndedException if the sign-in ends before
     * @throws ConnectionException if the socket broke; {@link #connect()} again
     */
    public Optional<EventFrame> await(EventType wanted, Duration timeout) {
        EventSocket open = socket.get();
        EventSocket events = open == null ? connect() : open;
        long end = System.nanoTime() + timeout.toNanos();
        while (true) {
            Optional<EventFrame> frame = events.next(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            if (frame.isEmpty() || frame.get().type() == wanted) {
                return frame;
            }
            if (frame.get().type().isEnd()) {
                throw new SignInEndedException(frame.get().type());
            }
        }
    }

    /**
     * Sends the number that the person read from the phone.
     *
     * @param number six digits
     * @return whether it was right
     */
    public NumberResult enterNumber(MatchingNumber number) {
        Call call = Call.json("POST", path("number"), Map.of("number", number.reveal()))
                .from(request.origin());
        NumberResult result = calls.send(call, nonce).as(NumberResult.class);
        if (result.proofNonce() != null) {
            nonce = result.proofNonce();
        }
        return result;
    }

    /**
     * Redeems an approval and opens its payload.
     *
     * @param approved the frame {@link EventType#APPROVED}
     * @return token and payload
     * @throws ProblemException {@code invalid-grant} if the code is late or was used
     * @throws com.keyri.protocol.PayloadRejectedException if the payload is forged or for another page
     * @throws ConnectionException if the token belongs to another sign-in, or the payload to another user than the
     *     token
     * @throws com.keyri.protocol.MalformedException if the answer holds no id token
     */
    public SignedIn redeem(EventFrame approved) {
        if (approved.redeemCode() == null || approved.proofNonce() == null) {
            throw new ConnectionException("the approval lacks its code");
        }
        String form = "grant_type=" + URLEncoder.encode(GRANT, StandardCharsets.UTF_8) + "&code="
                + URLEncoder.encode(approved.redeemCode(), StandardCharsets.UTF_8);
        TokenResponse token = calls.send(Call.form("/api/v1/token", form).from(request.origin()), approved.proofNonce())
                .as(TokenResponse.class);
        IdTokenClaims claims = checked(token.id_token());
        PagePayload payload = approved.payload() == null ? null : opened(approved.payload(), claims.subject());
        return new SignedIn(token.id_token(), token.expires_in(), payload);
    }

    /**
     * Makes the proof that goes with the id token to the application's own server (RFC 9449 section 7).
     *
     * @param method the HTTP method of that request
     * @param uri its address without query and fragment
     * @param idToken the token
     * @return the value of the {@code DPoP} header
     */
    public String proofFor(String method, String uri, String idToken) {
        return calls.tokenProof(method, uri, idToken);
    }

    /** Tells the server that the page no longer wants it. */
    public void cancel() {
        calls.send(Call.empty("POST", path("cancellation")).from(request.origin()), started.proofNonce());
    }

    /** Closes the socket. The sign-in itself goes on until it ends; {@link #cancel()} ends it. */
    @Override
    public void close() {
        EventSocket open = socket.getAndSet(null);
        if (open != null) {
            open.close();
        }
    }

    private void watch(EventFrame frame) {
        if (frame.code() != null) {
            code = frame.code();
        }
        if (frame.type() == EventType.NUMBER_WANTED && frame.proofNonce() != null) {
            nonce = frame.proofNonce();
        }
    }

    private Call startCall() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("applicationId", request.applicationId());
        body.put("encryptionKey", EcJwk.of(encryptionKeys.getPublic()).toMembers());
        body.put("nonce", request.nonce());
        if (request.transactionId() != null) {
            body.put("transactionId", request.transactionId());
        }
        return Call.json("POST", "/api/v1/sign-ins", body).from(request.origin());
    }

    /** It came straight from the token endpoint; its signature is for the application's server to verify. */
    private IdTokenClaims checked(String idToken) {
        CompactJws token = CompactJws.parse(idToken, IdTokenClaims.TYPE, IdTokenClaims.MAX_CHARS);
        IdTokenClaims claims = IdTokenClaims.parse(token.payloadText());
        boolean isOurs = claims.issuance().audience().equals(request.applicationId())
                && claims.nonce().equals(request.nonce())
                && claims.signInId().equals(started.signInId())
                && claims.continuityKey().matches(continuityKey.thumbprint());
        if (!isOurs) {
            throw new ConnectionException("the id token belongs to another sign-in");
        }
        return claims;
    }

    private PagePayload opened(String payload, String userId) {
        PagePayload opened = SealedPayload.open(
                payload,
                encryptionKeys.getPrivate(),
                qrKey,
                new PayloadExpectation(
                        started.signInId(),
                        request.applicationId(),
                        installation.clock().instant()));
        if (!userId.equals(opened.userId())) {
            throw new ConnectionException("the payload is for another user than the token");
        }
        return opened;
    }

    private String path(String step) {
        return "/api/v1/sign-ins/" + Installation.part(started.signInId()) + "/" + step;
    }

    /** The answer as it comes over the wire. */
    record TokenResponse(String id_token, int expires_in) {}
}
