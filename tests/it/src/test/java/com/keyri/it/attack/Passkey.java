package com.keyri.it.attack;

import com.keyri.client.DeviceEnrolment;
import com.keyri.client.DeviceKeys;
import com.keyri.client.EnrolledDevice;
import com.keyri.client.OpenedEnrolment;
import com.keyri.protocol.Base64Url;
import com.keyri.protocol.Digests;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.EnrolmentLink;
import com.keyri.protocol.EnrolmentStatement;
import com.keyri.protocol.MatchingNumber;
import com.keyri.protocol.P256;
import com.keyri.protocol.Parties;
import com.keyri.protocol.SecretToken;
import com.keyri.protocol.Validity;
import com.keyri.test.Answer;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A passkey in memory that does what it is told, also what no authenticator and no browser would. */
final class Passkey {
    static final int USER_PRESENT = 0x01;
    static final int USER_VERIFIED = 0x04;
    static final int BACKUP_ELIGIBLE = 0x08;
    static final int BACKED_UP = 0x10;
    private static final int ATTESTED = 0x40;

    private final KeyPair keys = P256.generateKeyPair();
    private final byte[] credentialId = Digests.sha256(SecretToken.random256().reveal());

    /**
     * What an assertion says about how it was made.
     *
     * @param type of the ceremony
     * @param origin of the page
     * @param relyingPartyId whose credential it is
     * @param crossOrigin JSON: whether it was made in somebody else's frame, and what may follow that
     * @param flags UP, UV, BE, BS
     * @param signCount the counter
     */
    record Manner(String type, String origin, String relyingPartyId, String crossOrigin, int flags, int signCount) {
        /** As an honest authenticator and browser have it. */
        static Manner at(String authenticatorUrl) {
            String host = java.net.URI.create(authenticatorUrl).getHost();
            return new Manner("webauthn.get", authenticatorUrl, host, "false", USER_PRESENT | USER_VERIFIED, 2);
        }

        Manner type(String other) {
            return new Manner(other, origin, relyingPartyId, crossOrigin, flags, signCount);
        }

        Manner origin(String other) {
            return new Manner(type, other, relyingPartyId, crossOrigin, flags, signCount);
        }

        Manner relyingPartyId(String other) {
            return new Manner(type, origin, other, crossOrigin, flags, signCount);
        }

        Manner crossOrigin(String other) {
            return new Manner(type, origin, relyingPartyId, other, flags, signCount);
        }

        Manner flags(int other) {
            return new Manner(type, origin, relyingPartyId, crossOrigin, other, signCount);
        }

        Manner signCount(int other) {
            return new Manner(type, origin, relyingPartyId, crossOrigin, flags, other);
        }
    }

    String credentialId() {
        return Base64Url.encode(credentialId);
    }

    /** Enrols a phone of this user with this passkey as its approval key. */
    Phone enrol(Shop shop, String userId, Manner manner) {
        DeviceKeys deviceKeys = DeviceKeys.generate();
        EnrolmentLink link = shop.invite(userId);
        OpenedEnrolment opened = DeviceEnrolment.open(shop.keyri().installation(), link, deviceKeys)
                .details();
        EnrolmentStatement statement = new EnrolmentStatement(
                opened.enrolmentId(),
                opened.challenge(),
                opened.userId(),
                opened.application().id(),
                deviceKeys.deviceKey().thumbprint(),
                credentialId(),
                Validity.from(Instant.now()));
        Answer completed = shop.keyri()
                .post("/api/v1/enrolments/" + link.enrolmentId() + "/completion")
                .provenBy(deviceKeys.deviceKey(), opened.proofNonce())
                .json(Map.of(
                        "token", link.token().reveal(),
                        "statement", statement.toJson(),
                        "deviceKeySignature",
                                statement.sign(deviceKeys.deviceKey().signer()),
                        "approvalKey",
                                Map.of(
                                        "type",
                                        "PASSKEY",
                                        "attestation",
                                        attestation(manner.signCount(0), opened.challenge()),
                                        "assertion",
                                        assertion(manner.signCount(1), statement.toJson())),
                        "deviceName", "Phone with a passkey"))
                .send()
                .is(201);
        Parties identity = new Parties(
                completed.text("deviceId"), userId, opened.application().id());
        MatchingNumber code = MatchingNumber.parse(completed.text("confirmationCode"));
        shop.server().confirmEnrolment(link.enrolmentId(), code);
        EnrolledDevice device =
                new EnrolledDevice(identity, code, com.keyri.client.DeviceState.ACTIVE, opened.expiresAt());
        return new Phone(shop, link.enrolmentId(), device, deviceKeys);
    }

    /** Signs a statement: its hash is the challenge. */
    Map<String, Object> assertion(Manner manner, String statement) {
        byte[] clientData = clientData(manner, Digests.sha256(statement));
        byte[] authenticatorData = authenticatorData(manner, manner.flags(), new byte[0]);
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes(authenticatorData);
        signed.writeBytes(Digests.sha256(clientData));
        Map<String, Object> assertion = new LinkedHashMap<>();
        assertion.put("credentialId", credentialId());
        assertion.put("clientDataJSON", Base64Url.encode(clientData));
        assertion.put("authenticatorData", Base64Url.encode(authenticatorData));
        assertion.put("signature", Base64Url.encode(signature(signed.toByteArray())));
        return assertion;
    }

    private Map<String, Object> attestation(Manner manner, String challenge) {
        ByteArrayOutputStream credential = new ByteArrayOutputStream();
        credential.writeBytes(new byte[16]);
        credential.writeBytes(
                ByteBuffer.allocate(2).putShort((short) credentialId.length).array());
        credential.writeBytes(credentialId);
        credential.writeBytes(coseKey());
        byte[] data = authenticatorData(manner, manner.flags() | ATTESTED, credential.toByteArray());
        ByteArrayOutputStream cbor = new ByteArrayOutputStream();
        cbor.write(0xA3);
        cbor.writeBytes(cborText("fmt"));
        cbor.writeBytes(cborText("none"));
        cbor.writeBytes(cborText("attStmt"));
        cbor.write(0xA0);
        cbor.writeBytes(cborText("authData"));
        cbor.write(0x59);
        cbor.writeBytes(ByteBuffer.allocate(2).putShort((short) data.length).array());
        cbor.writeBytes(data);
        byte[] clientData = clientData(manner.type("webauthn.create"), Digests.sha256(challenge));
        return Map.of(
                "clientDataJSON", Base64Url.encode(clientData),
                "attestationObject", Base64Url.encode(cbor.toByteArray()));
    }

    private static byte[] authenticatorData(Manner manner, int flags, byte[] attested) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(Digests.sha256(manner.relyingPartyId()));
        bytes.write(flags);
        bytes.writeBytes(ByteBuffer.allocate(4).putInt(manner.signCount()).array());
        bytes.writeBytes(attested);
        return bytes.toByteArray();
    }

    private static byte[] clientData(Manner manner, byte[] challenge) {
        String json = "{\"type\":\"" + manner.type() + "\",\"challenge\":\"" + Base64Url.encode(challenge)
                + "\",\"origin\":\"" + manner.origin() + "\",\"crossOrigin\":" + manner.crossOrigin() + "}";
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] coseKey() {
        Map<String, String> members = EcJwk.of(keys.getPublic()).toMembers();
        ByteArrayOutputStream cose = new ByteArrayOutputStream();
        cose.writeBytes(new byte[] {(byte) 0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20});
        cose.writeBytes(Base64Url.decode(members.get("x")));
        cose.writeBytes(new byte[] {0x22, 0x58, 0x20});
        cose.writeBytes(Base64Url.decode(members.get("y")));
        return cose.toByteArray();
    }

    private byte[] signature(byte[] message) {
        try {
            Signature signer = Signature.getInstance("SHA256withECDSA");
            signer.initSign(keys.getPrivate());
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] cborText(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0x60 | text.length());
        bytes.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }
}
