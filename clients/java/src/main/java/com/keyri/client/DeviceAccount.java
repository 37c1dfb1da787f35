package com.keyri.client;

import com.keyri.client.ProvenCalls.Call;
import com.keyri.protocol.DeviceApprovalStatement;
import com.keyri.protocol.DeviceKeyStatement;
import com.keyri.protocol.Parties;
import com.keyri.protocol.Validity;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What a device can see and do about its account: all its devices, its past sign-ins, "this wasn't me". */
public final class DeviceAccount {
    private final Installation installation;
    private final Parties identity;
    private final DeviceKeys keys;
    private final ProvenCalls calls;

    /** The nonce that the last answer gave for the next proof. */
    private final AtomicReference<@Nullable String> nonce = new AtomicReference<>();

    DeviceAccount(Installation installation, Parties identity, DeviceKeys keys) {
        this.installation = installation;
        this.identity = identity;
        this.keys = keys;
        this.calls = new ProvenCalls(installation, keys.deviceKey());
    }

    /**
     * This device and its state.
     *
     * @return for instance whether it is active yet
     */
    public OwnDevice device() {
        return send(Call.empty("GET", path(""))).as(OwnDevice.class);
    }

    /**
     * All devices of the account, and what happened to them.
     *
     * @return this device included
     */
    public PeerList peers() {
        return send(Call.empty("GET", path("/peers"))).as(PeerList.class);
    }

    /**
     * Names a device.
     *
     * @param deviceId this or another device of the account
     * @param name 1 to 60 characters
     */
    public void rename(String deviceId, String name) {
        send(Call.json("PATCH", peerPath(deviceId), Map.of("name", name)));
    }

    /**
     * Revokes a device, or refuses one that waits.
     *
     * @param deviceId this or another device of the account
     */
    public void revoke(String deviceId) {
        send(Call.empty("DELETE", peerPath(deviceId)));
    }

    /**
     * Approves another device of the account that waits. The approval key asks for the person's verification.
     *
     * @param peer a device with a challenge
     * @throws IllegalArgumentException if the device doesn't wait for this
     */
    public void approve(Peer peer) {
        String challenge = peer.approvalChallenge();
        if (challenge == null) {
            throw new IllegalArgumentException("the device doesn't wait for an approval");
        }
        String peerId = peer.device().deviceId();
        DeviceApprovalStatement statement = new DeviceApprovalStatement(identity, peerId, challenge, now());
        String jws = statement.sign(keys.approvalKey().signer());
        send(Call.json("POST", peerPath(peerId) + "/approval", Map.of("jws", jws)));
    }

    /**
     * Recent sign-ins of the account.
     *
     * @return at most 50, newest first
     */
    public List<PastSignIn> signIns() {
        return send(Call.empty("GET", path("/sign-ins"))).as(PastSignIns.class).signIns();
    }

    /**
     * "This wasn't me": ends the session that a sign-in started, forgets the browser, tells the application.
     *
     * @param signInId a sign-in of this account
     */
    public void disavow(String signInId) {
        String path = "/api/v1/sign-ins/" + Installation.part(signInId) + "/disavowal";
        send(Call.json("POST", path, Map.of("deviceId", identity.deviceId())));
    }

    /**
     * Replaces a lost device key: the approval key signs for the new one.
     *
     * @param installation where to
     * @param identity the device
     * @param newKeys the new device key, and the approval key that is still there
     * @return the account, with the new key
     */
    public static DeviceAccount replaceDeviceKey(Installation installation, Parties identity, DeviceKeys newKeys) {
        DeviceAccount account = new DeviceAccount(installation, identity, newKeys);
        Challenge challenge = installation
                .send(installation
                        .request(account.path("/key-challenge"))
                        .POST(BodyPublishers.noBody())
                        .build())
                .as(Challenge.class);
        DeviceKeyStatement statement = new DeviceKeyStatement(
                identity, newKeys.deviceKey().thumbprint(), challenge.challenge(), account.now());
        String jws = statement.sign(newKeys.approvalKey().signer());
        account.calls.send(Call.json("PUT", account.path("/key"), Map.of("jws", jws)), challenge.proofNonce());
        return account;
    }

    private Reply send(Call call) {
        Reply reply = calls.send(call, nonce.get());
        reply.nonce().ifPresent(nonce::set);
        return reply;
    }

    private Validity now() {
        return Validity.from(installation.clock().instant());
    }

    private String peerPath(String deviceId) {
        return path("/peers/" + Installation.part(deviceId));
    }

    private String path(String rest) {
        return "/api/v1/devices/" + Installation.part(identity.deviceId()) + rest;
    }

    /** The answer as it comes over the wire. */
    record PastSignIns(List<PastSignIn> signIns) {
        PastSignIns {
            signIns = List.copyOf(signIns);
        }
    }
}
