package com.keyri.device;

import com.keyri.protocol.Base64Url;
import com.keyri.protocol.Digests;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.P256;
import com.keyri.protocol.SecretToken;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;

/** A passkey in memory that does what it is told, also what no authenticator and no browser would. */
final class SoftPasskey {
    static final int USER_PRESENT = 0x01;
    static final int USER_VERIFIED = 0x04;
    static final int BACKUP_ELIGIBLE = 0x08;
    static final int BACKED_UP = 0x10;
    private static final int ATTESTED = 0x40;
    private static final int ES256 = -7;

    final byte[] credentialId = Digests.sha256(SecretToken.random256().reveal());
    final KeyPair keys = P256.generateKeyPair();
    String origin = "https://auth.keyri.localhost:8443";
    String relyingPartyId = "auth.keyri.localhost";
    String crossOrigin = "false";
    int flags = USER_PRESENT | USER_VERIFIED;
    int algorithm = ES256;
    int signCount = 1;

    EcJwk jwk() {
        return EcJwk.of(keys.getPublic());
    }

    PasskeyAttestation create(byte[] challenge) {
        return create("webauthn.create", challenge);
    }

    PasskeyAttestation create(String type, byte[] challenge) {
        ByteArrayOutputStream credential = new ByteArrayOutputStream();
        credential.writeBytes(new byte[16]);
        credential.writeBytes(
                ByteBuffer.allocate(2).putShort((short) credentialId.length).array());
        credential.writeBytes(credentialId);
        credential.writeBytes(coseKey());
        byte[] authenticatorData = authenticatorData(flags | ATTESTED, credential.toByteArray());
        ByteArrayOutputStream attestation = new ByteArrayOutputStream();
        attestation.write(0xA3);
        attestation.writeBytes(cborText("fmt"));
        attestation.writeBytes(cborText("none"));
        attestation.writeBytes(cborText("attStmt"));
        attestation.write(0xA0);
        attestation.writeBytes(cborText("authData"));
        attestation.write(0x59);
        attestation.writeBytes(ByteBuffer.allocate(2)
                .putShort((short) authenticatorData.length)
                .array());
        attestation.writeBytes(authenticatorData);
        return new PasskeyAttestation(
                Base64Url.encode(clientData(type, challenge)), Base64Url.encode(attestation.toByteArray()));
    }

    /** Signs a statement as the web authenticator does: its hash is the challenge. */
    PasskeyAssertion sign(String statement) {
        return sign("webauthn.get", Digests.sha256(statement));
    }

    PasskeyAssertion sign(String type, byte[] challenge) {
        byte[] clientData = clientData(type, challenge);
        byte[] authenticatorData = authenticatorData(flags, new byte[0]);
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes(authenticatorData);
        signed.writeBytes(Digests.sha256(clientData));
        return new PasskeyAssertion(
                Base64Url.encode(credentialId),
                Base64Url.encode(clientData),
                Base64Url.encode(authenticatorData),
                Base64Url.encode(signature(signed.toByteArray())),
                null);
    }

    private byte[] authenticatorData(int allFlags, byte[] attested) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(Digests.sha256(relyingPartyId));
        bytes.write(allFlags);
        bytes.writeBytes(ByteBuffer.allocate(4).putInt(signCount).array());
        bytes.writeBytes(attested);
        return bytes.toByteArray();
    }

    private byte[] clientData(String type, byte[] challenge) {
        String json = "{\"type\":\"" + type + "\",\"challenge\":\"" + Base64Url.encode(challenge) + "\",\"origin\":\""
                + origin + "\",\"crossOrigin\":" + crossOrigin + "}";
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] coseKey() {
        var members = jwk().toMembers();
        ByteArrayOutputStream cose = new ByteArrayOutputStream();
        cose.write(0xA5);
        cose.writeBytes(new byte[] {0x01, 0x02, 0x03});
        if (algorithm >= -24) {
            cose.write(0x20 | (-1 - algorithm));
        } else {
            cose.write(0x38);
            cose.write(-1 - algorithm);
        }
        cose.writeBytes(new byte[] {0x20, 0x01, 0x21, 0x58, 0x20});
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
