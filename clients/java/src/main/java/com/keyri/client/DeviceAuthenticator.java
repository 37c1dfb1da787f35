package com.keyri.client;

import com.keyri.client.ProvenCalls.Call;
import com.keyri.protocol.ApprovalStatement;
import com.keyri.protocol.KnownBrowserStatement;
import com.keyri.protocol.PagePayload;
import com.keyri.protocol.Parties;
import com.keyri.protocol.QrLink;
import com.keyri.protocol.RequestingBrowser;
import com.keyri.protocol.SealedPayload;
import com.keyri.protocol.Validity;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The phone's part of a sign-in with a native approval key: claim what the QR says, show it, approve or decline.
 *
 * <p>Claiming checks the QR's binding against the keys that the server names, and declines by itself when they differ.
 * What is signed is built from the server's answer that was shown, and from this device's own identity.
 */
public final class DeviceAuthenticator {
    /** How long the page has to fetch a payload. */
    private static final Duration PAYLOAD_LIFE = Duration.ofMinutes(3);

    private final Installation installation;
    private final Parties identity;
    private final DeviceKeys keys;
    private final ProvenCalls calls;

    /**
     * An authenticator of an enrolled device.
     *
     * @param installation where to
     * @param identity device, user and application, as {@link EnrolledDevice#identity()} gave them
     * @param keys the device's keys
     */
    public DeviceAuthenticator(Installation installation, Parties identity, DeviceKeys keys) {
        this.installation = installation;
        this.identity = identity;
        this.keys = keys;
        this.calls = new ProvenCalls(installation, keys.deviceKey());
    }

    /**
     * The device's account: its other devices, its past sign-ins.
     *
     * @return calls with the same keys
     */
    public DeviceAccount account() {
        return new DeviceAccount(installation, identity, keys);
    }

    /**
     * Claims the sign-in of a QR for this device.
     *
     * @param link the QR
     * @param openedBy {@link OpenedBy#SCANNER} only when the app's own scanner read it
     * @return what to show to the person
     * @throws ProblemException {@code claim-refused}, for whatever reason; the code may still be good for another
     *     device
     * @throws BindingMismatchException if the server names other keys than the browser with this QR has, or another
     *     account than this device's; it was declined, or couldn't be
     */
    public Claim claim(QrLink link, OpenedBy openedBy) {
        String code = link.code().reveal();
        Map<String, String> body = Map.of("code", code, "deviceId", identity.deviceId(), "openedBy", openedBy.name());
        ClaimedSignIn signIn = calls.send(Call.json("POST", path(link.signInId(), "claim"), body), code)
                .as(ClaimedSignIn.class);
        Claim claim = new Claim(link, signIn);
        if (!isOurs(claim)) {
            throw declined(claim);
        }
        return claim;
    }

    /**
     * Follows a claimed sign-in, for instance until {@link EventType#NUMBER_CONFIRMED}.
     *
     * @param claim the claim
     * @return an open socket
     */
    public EventSocket events(Claim claim) {
        String path = path(claim.link().signInId(), "events");
        URI uri = URI.create(installation.publicUrl().replaceFirst("^http", "ws") + path);
        String proof = calls.socketProof(path, claim.signIn().proofNonce());
        return EventSocket.open(installation, uri, null, proof, frame -> {});
    }

    /**
     * Approves without a payload. The approval key asks for the person's verification.
     *
     * @param claim what the person saw
     * @return the state, and maybe the offer to recognise the browser
     * @throws ProblemException {@code number-required} or {@code decision-refused}
     */
    public DecidedSignIn approve(Claim claim) {
        return approve(claim, null);
    }

    /**
     * Approves and sends data to the page that nobody else can read or forge.
     *
     * @param claim what the person saw
     * @param dataJson any JSON value as text, about 8,000 bytes at most; absent: none
     * @return the state, and maybe the offer to recognise the browser
     * @throws ProblemException {@code number-required} or {@code decision-refused}
     * @throws com.keyri.protocol.MalformedException if the data is no JSON or too long, or the transaction's text could
     *     be shown other than it is
     */
    public DecidedSignIn approve(Claim claim, @Nullable String dataJson) {
        String payload = dataJson == null ? null : sealed(claim, dataJson);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("deviceId", identity.deviceId());
        body.put("decision", "APPROVED");
        body.put(
                "signed",
                Map.of("jws", statement(claim, payload).sign(keys.approvalKey().signer())));
        if (payload != null) {
            body.put("payload", payload);
        }
        return decide(claim, body);
    }

    /**
     * Declines.
     *
     * @param claim what the person saw
     * @param reason why
     * @return the state
     */
    public DecidedSignIn decline(Claim claim, DeclineReason reason) {
        return decide(claim, Map.of("deviceId", identity.deviceId(), "decision", "DECLINED", "reason", reason.name()));
    }

    /**
     * Has the browser recognised for 90 days, as the person's separate choice after an approval that offered it.
     *
     * @param claim the claim that was approved
     * @param offer {@link DecidedSignIn#knownBrowser()}
     * @throws ProblemException if the choice isn't offered, or no longer
     */
    public void recogniseBrowser(Claim claim, Challenge offer) {
        KnownBrowserStatement statement = new KnownBrowserStatement(
                identity,
                claim.link().signInId(),
                claim.signIn().browserKey().thumbprint(),
                offer.challenge(),
                Validity.from(installation.clock().instant()));
        Map<String, Object> body = Map.of(
                "deviceId", identity.deviceId(),
                "signed", Map.of("jws", statement.sign(keys.approvalKey().signer())));
        String nonce = offer.proofNonce() == null ? claim.signIn().proofNonce() : offer.proofNonce();
        calls.send(Call.json("POST", path(claim.link().signInId(), "known-browser"), body), nonce);
    }

    private boolean isOurs(Claim claim) {
        ClaimedSignIn signIn = claim.signIn();
        return claim.link().isBoundTo(signIn.browserKey(), signIn.encryptionKey())
                && signIn.signInId().equals(claim.link().signInId())
                && signIn.userId().equals(identity.userId())
                && signIn.application().id().equals(identity.applicationId());
    }

    /** Whoever stands between may also keep the decline from arriving: the alarm is raised all the same. */
    private BindingMismatchException declined(Claim claim) {
        try {
            decline(claim, DeclineReason.BINDING_MISMATCH);
            return new BindingMismatchException(null);
        } catch (RuntimeException e) {
            return new BindingMismatchException(e);
        }
    }

    private ApprovalStatement statement(Claim claim, @Nullable String payload) {
        ClaimedSignIn signIn = claim.signIn();
        TransactionToApprove transaction = signIn.transaction();
        return new ApprovalStatement(
                identity,
                new RequestingBrowser(
                        signIn.origin(),
                        signIn.browserKey().thumbprint(),
                        signIn.encryptionKey().thumbprint()),
                claim.link().signInId(),
                signIn.challenge(),
                transaction == null ? null : transaction.hash(),
                payload == null ? null : SealedPayload.hash(payload),
                Validity.from(installation.clock().instant()));
    }

    private String sealed(Claim claim, String dataJson) {
        PagePayload payload = new PagePayload(
                claim.link().signInId(),
                identity.userId(),
                identity.applicationId(),
                installation.clock().instant().plus(PAYLOAD_LIFE),
                dataJson);
        return SealedPayload.seal(payload, claim.link().qrKey(), claim.signIn().encryptionKey());
    }

    private DecidedSignIn decide(Claim claim, Map<String, Object> body) {
        Call call = Call.json("POST", path(claim.link().signInId(), "decision"), body);
        return calls.send(call, claim.signIn().proofNonce()).as(DecidedSignIn.class);
    }

    private static String path(String signInId, String step) {
        return "/api/v1/sign-ins/" + Installation.part(signInId) + "/" + step;
    }
}
