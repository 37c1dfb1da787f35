package com.keyri.device;

import com.keyri.device.model.ApprovalKeyType;
import com.keyri.device.model.DeviceId;
import com.keyri.device.model.EnrolmentId;
import com.keyri.protocol.Base64Url;
import com.keyri.protocol.Digests;
import com.keyri.protocol.DpopSigner;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.EnrolmentStatement;
import com.keyri.protocol.Es256Signer;
import com.keyri.protocol.P256;
import com.keyri.protocol.Statement;
import com.keyri.protocol.Validity;
import java.security.KeyPair;
import java.time.InstantSource;

/** A phone in memory: a device key, an approval key (passkey or native), and the proofs and statements they make. */
final class SoftPhone {
    private static final String HOST = "https://keyri.localhost:8443";

    final SoftPasskey passkey = new SoftPasskey();
    KeyPair deviceKeys = P256.generateKeyPair();
    final KeyPair nativeKeys = P256.generateKeyPair();
    private final ApprovalKeyType type;
    private final InstantSource clock;

    SoftPhone(ApprovalKeyType type, InstantSource clock) {
        this.type = type;
        this.clock = clock;
    }

    EcJwk deviceKey() {
        return EcJwk.of(deviceKeys.getPublic());
    }

    OpenEnrolment open(EnrolmentId enrolment, String token) {
        String path = "/api/v1/enrolments/" + enrolment + "/opening";
        return new OpenEnrolment(enrolment, token, proof("POST", path, null), "POST", path);
    }

    OpenEnrolment completionOf(OpenedEnrolment opened, String token) {
        return completionOf(opened, token, opened.proofNonce());
    }

    OpenEnrolment completionOf(OpenedEnrolment opened, String token, String nonce) {
        String path = "/api/v1/enrolments/" + opened.id() + "/completion";
        return new OpenEnrolment(opened.id(), token, proof("POST", path, nonce), "POST", path);
    }

    EnrolmentStatement statement(OpenedEnrolment opened) {
        return new EnrolmentStatement(
                opened.id().toString(),
                opened.challenge(),
                opened.userId(),
                opened.application().id().toString(),
                deviceKey().thumbprint(),
                approvalKeyName(),
                Validity.from(clock.instant()));
    }

    CompleteEnrolment complete(OpenedEnrolment opened, String token) {
        return complete(opened, token, statement(opened));
    }

    CompleteEnrolment complete(OpenedEnrolment opened, String token, EnrolmentStatement statement) {
        return new CompleteEnrolment(
                completionOf(opened, token),
                statement.toJson(),
                statement.sign(Es256Signer.of(deviceKeys.getPrivate())),
                newApprovalKey(opened, statement),
                "Pixel");
    }

    NewApprovalKey newApprovalKey(OpenedEnrolment opened, EnrolmentStatement statement) {
        if (type == ApprovalKeyType.NATIVE) {
            return new NewApprovalKey(
                    type,
                    null,
                    null,
                    EcJwk.of(nativeKeys.getPublic()),
                    statement.sign(Es256Signer.of(nativeKeys.getPrivate())));
        }
        PasskeyAttestation attestation = passkey.create(Digests.sha256(opened.challenge()));
        passkey.signCount++;
        return new NewApprovalKey(type, attestation, passkey.sign(statement.toJson()), null, null);
    }

    SignedStatement approve(Statement statement) {
        if (type == ApprovalKeyType.NATIVE) {
            return SignedStatement.byNativeKey(statement.sign(Es256Signer.of(nativeKeys.getPrivate())));
        }
        passkey.signCount++;
        return SignedStatement.byPasskey(statement.toJson(), passkey.sign(statement.toJson()));
    }

    DeviceCall call(DeviceId device, String method, String rest, String nonce) {
        String path = "/api/v1/devices/" + device + rest;
        return new DeviceCall(device, proof(method, path, nonce), method, path);
    }

    private String proof(String method, String path, String nonce) {
        return DpopSigner.of(deviceKeys).proof(method, HOST + path, clock.instant(), nonce);
    }

    private String approvalKeyName() {
        return type == ApprovalKeyType.NATIVE
                ? EcJwk.of(nativeKeys.getPublic()).thumbprint().value()
                : Base64Url.encode(passkey.credentialId);
    }
}
