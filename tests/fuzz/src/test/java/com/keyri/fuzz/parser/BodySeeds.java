package com.keyri.fuzz.parser;

import com.keyri.protocol.Base64Url;
import com.keyri.protocol.EcJwk;
import com.keyri.test.contract.OpenApiDocument;
import com.keyri.test.contract.Operation;
import com.keyri.test.contract.Samples;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Good bodies of the operations, and what an authenticator says about a new passkey. */
final class BodySeeds {
    /** In the order of the target's types. */
    private static final List<String> OPERATIONS = List.of(
            "startSignIn",
            "claimSignIn",
            "decideSignIn",
            "replaceDeviceKey",
            "completeEnrolment",
            "createTransaction",
            "createApplication",
            "changeApplication",
            "createApiKey",
            "changeUser");

    private static final int USER_PRESENT_AND_VERIFIED_WITH_KEY = 0x45;

    private BodySeeds() {}

    static List<byte[]> bodies(Path document) {
        OpenApiDocument api = OpenApiDocument.read(document);
        Samples samples = new Samples(api);
        List<byte[]> seeds = new ArrayList<>();
        for (int i = 0; i < OPERATIONS.size(); i++) {
            Operation operation = api.operation(OPERATIONS.get(i));
            ByteArrayOutputStream seed = new ByteArrayOutputStream();
            seed.write(i);
            seed.writeBytes(
                    samples.wholeBody(operation).orElseThrow().toString().getBytes(StandardCharsets.UTF_8));
            seeds.add(seed.toByteArray());
        }
        return seeds;
    }

    static List<byte[]> passkeys() {
        return List.of(
                passkey("webauthn.create", attestation()),
                passkey("webauthn.get", authenticator(0x05).toByteArray()));
    }

    private static byte[] passkey(String type, byte[] other) {
        String client = "{\"type\":\"" + type + "\",\"challenge\":\"" + Base64Url.encode(sha256(Seeds.CHALLENGE))
                + "\",\"origin\":\"https://auth.keyri.localhost:8443\",\"crossOrigin\":false}";
        int blocks = (client.length() + 7) / 8;
        ByteArrayOutputStream seed = new ByteArrayOutputStream();
        seed.write(blocks);
        seed.writeBytes((client + " ".repeat(blocks * 8 - client.length())).getBytes(StandardCharsets.UTF_8));
        seed.writeBytes(other);
        return seed.toByteArray();
    }

    /** CBOR (RFC 8949): {@code {"fmt":"none","attStmt":{},"authData":…}}. */
    private static byte[] attestation() {
        byte[] data = newCredential();
        ByteArrayOutputStream cbor = new ByteArrayOutputStream();
        cbor.write(0xa3);
        text(cbor, "fmt");
        text(cbor, "none");
        text(cbor, "attStmt");
        cbor.write(0xa0);
        text(cbor, "authData");
        bytes(cbor, data);
        return cbor.toByteArray();
    }

    private static byte[] newCredential() {
        ByteArrayOutputStream data = authenticator(USER_PRESENT_AND_VERIFIED_WITH_KEY);
        data.writeBytes(new byte[16]);
        data.writeBytes(new byte[] {0, 16});
        data.writeBytes(new byte[16]);
        EcJwk key = EcJwk.parse(Seeds.KEY);
        // {1: 2, 3: -7, -1: 1, -2: x, -3: y}, a COSE key (RFC 9053).
        data.writeBytes(new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21});
        bytes(data, Base64Url.decode(key.toMembers().get("x")));
        data.write(0x22);
        bytes(data, Base64Url.decode(key.toMembers().get("y")));
        return data.toByteArray();
    }

    private static ByteArrayOutputStream authenticator(int flags) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(sha256("auth.keyri.localhost"));
        data.write(flags);
        data.writeBytes(ByteBuffer.allocate(4).array());
        return data;
    }

    private static void text(ByteArrayOutputStream cbor, String text) {
        cbor.write(0x60 | text.length());
        cbor.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void bytes(ByteArrayOutputStream cbor, byte[] bytes) {
        cbor.write(0x58);
        cbor.write(bytes.length);
        cbor.writeBytes(bytes);
    }

    private static byte[] sha256(String text) {
        return com.keyri.protocol.Digests.sha256(text);
    }
}
