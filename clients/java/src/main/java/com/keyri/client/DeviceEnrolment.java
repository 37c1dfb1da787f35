package com.keyri.client;

import com.keyri.client.ProvenCalls.Call;
import com.keyri.protocol.EnrolmentLink;
import com.keyri.protocol.EnrolmentStatement;
import com.keyri.protocol.MatchingNumber;
import com.keyri.protocol.Parties;
import com.keyri.protocol.Statement;
import com.keyri.protocol.Validity;
import java.time.Instant;
import java.util.Map;

/**
 * Registers this device with a native approval key: open the invitation, show it to the person, complete it, show the
 * six digits. The invitation belongs to the first device key that opens it.
 */
public final class DeviceEnrolment {
    private final Installation installation;
    private final EnrolmentLink link;
    private final DeviceKeys keys;
    private final OpenedEnrolment opened;

    private DeviceEnrolment(Installation installation, EnrolmentLink link, DeviceKeys keys, OpenedEnrolment opened) {
        this.installation = installation;
        this.link = link;
        this.keys = keys;
        this.opened = opened;
    }

    /**
     * Opens an invitation; opening it again with the same keys is allowed.
     *
     * @param installation where to
     * @param link the scanned or opened link
     * @param keys new keys for this application
     * @return the enrolment, not yet completed
     * @throws ProblemException {@code enrolment-refused}: used, late, unknown, or opened by another device
     */
    public static DeviceEnrolment open(Installation installation, EnrolmentLink link, DeviceKeys keys) {
        ProvenCalls calls = new ProvenCalls(installation, keys.deviceKey());
        Map<String, String> body = Map.of("token", link.token().reveal());
        OpenedEnrolment opened =
                calls.send(Call.json("POST", path(link, "opening"), body), null).as(OpenedEnrolment.class);
        return new DeviceEnrolment(installation, link, keys, opened);
    }

    /**
     * What the person is asked to join.
     *
     * @return the server's answer
     */
    public OpenedEnrolment details() {
        return opened;
    }

    /**
     * Proves both keys over one statement and registers the device. The approval key asks for the person's
     * verification.
     *
     * @param deviceName what the user calls this device, 1 to 60 characters
     * @return the registered device with its code
     * @throws ProblemException {@code enrolment-refused}
     */
    public EnrolledDevice complete(String deviceName) {
        Statement statement = new EnrolmentStatement(
                opened.enrolmentId(),
                opened.challenge(),
                opened.userId(),
                opened.application().id(),
                keys.deviceKey().thumbprint(),
                keys.approvalKey().thumbprint().value(),
                Validity.from(installation.clock().instant()));
        Map<String, Object> body = Map.of(
                "token", link.token().reveal(),
                "statement", statement.toJson(),
                "deviceKeySignature", statement.sign(keys.deviceKey().signer()),
                "approvalKey", approvalKey(statement),
                "deviceName", deviceName);
        ProvenCalls calls = new ProvenCalls(installation, keys.deviceKey());
        return calls.send(Call.json("POST", path(link, "completion"), body), opened.proofNonce())
                .as(CompletedEnrolment.class)
                .toDevice(opened);
    }

    private Map<String, Object> approvalKey(Statement statement) {
        return Map.of(
                "type", ApprovalKeyType.NATIVE.name(),
                "publicKey", keys.approvalKey().publicKey().toMembers(),
                "jws", statement.sign(keys.approvalKey().signer()));
    }

    private static String path(EnrolmentLink link, String step) {
        return "/api/v1/enrolments/" + Installation.part(link.enrolmentId()) + "/" + step;
    }

    /** The answer as it comes over the wire. */
    record CompletedEnrolment(String deviceId, String confirmationCode, DeviceState state, Instant expiresAt) {
        EnrolledDevice toDevice(OpenedEnrolment opened) {
            Parties identity =
                    new Parties(deviceId, opened.userId(), opened.application().id());
            return new EnrolledDevice(identity, MatchingNumber.parse(confirmationCode), state, expiresAt);
        }
    }
}
