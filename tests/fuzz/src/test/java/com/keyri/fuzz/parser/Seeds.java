package com.keyri.fuzz.parser;

import com.keyri.protocol.ApprovalStatement;
import com.keyri.protocol.Base64Url;
import com.keyri.protocol.Binding;
import com.keyri.protocol.DeviceApprovalStatement;
import com.keyri.protocol.DeviceKeyStatement;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.EnrolmentLink;
import com.keyri.protocol.EnrolmentStatement;
import com.keyri.protocol.KnownBrowserStatement;
import com.keyri.protocol.Parties;
import com.keyri.protocol.QrLink;
import com.keyri.protocol.RequestingBrowser;
import com.keyri.protocol.SecretToken;
import com.keyri.protocol.Thumbprint;
import com.keyri.protocol.Validity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Good inputs, from which the search begins: made here, always the same, without a secret in them. */
public final class Seeds {
    /** A public key (RFC 7515, appendix A.3). */
    public static final String KEY =
            "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
                    + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}";

    /** Where passkeys live. */
    public static final String AUTHENTICATOR = "https://auth.keyri.localhost:8443/a";

    /** 32 bytes of a server. */
    public static final String CHALLENGE = Base64Url.encode(new byte[32]);

    private static final String SIGN_IN = "si_01h455vb4pex5vsknk084sn02q";
    private static final String DEVICE = "dev_01h455vb4pex5vsknk084sn02q";
    private static final String APPLICATION = "app_01h455vb4pex5vsknk084sn02q";
    private static final Parties PARTIES = new Parties(DEVICE, "user-1", APPLICATION);
    private static final Validity VALIDITY = Validity.from(Instant.ofEpochSecond(1_800_000_000));
    private static final String SIGNATURE = "A".repeat(86);
    private static final String ISSUANCE =
            "\"iss\":\"https://keyri.localhost\",\"aud\":\"app\",\"iat\":1800000000,\"exp\":1800000300";

    private Seeds() {}

    static List<byte[]> keys() {
        String published = KEY.replace("}", ",\"kid\":\"k\",\"alg\":\"ES256\",\"use\":\"sig\"}");
        return inputs(KEY, "{\"keys\":[" + published + "]}");
    }

    static List<byte[]> signatures() {
        return inputs(
                jws("{\"alg\":\"ES256\",\"typ\":\"dpop+jwt\",\"jwk\":" + KEY + "}", claims()),
                jws("{\"alg\":\"ES256\",\"typ\":\"keyri-id+jwt\",\"kid\":\"k\"}", idToken()),
                jws(
                        "{\"alg\":\"ES256\",\"typ\":\"keyri-approval+jwt\"}",
                        statements().get(0)));
    }

    static List<byte[]> proofs() {
        return inputs("{\"alg\":\"ES256\",\"typ\":\"dpop+jwt\",\"jwk\":" + ProofsTarget.KEY + "}\n" + claims());
    }

    static List<byte[]> statementInputs() {
        return inputs(statements().toArray(String[]::new));
    }

    static List<byte[]> tokens() {
        return inputs(
                idToken(),
                "{" + ISSUANCE
                        + ",\"sub\":\"app\",\"client_id\":\"app\",\"jti\":\"j\",\"scope\":\"users\",\"cnf\":{\"jkt\":\""
                        + CHALLENGE + "\"}}");
    }

    static List<byte[]> texts() {
        SecretToken code = SecretToken.of(new byte[16]);
        Binding binding = new Binding(Base64Url.encode(new byte[16]));
        return inputs(
                (char) 0 + new QrLink(AUTHENTICATOR, SIGN_IN, code, binding, code).reveal(),
                (char) 0 + new EnrolmentLink(AUTHENTICATOR, "enr_1", SecretToken.of(new byte[32])).reveal(),
                (char) 1 + CHALLENGE,
                (char) 1 + "123456",
                (char) 2 + "Pay 4 € for bread\nand butter",
                (char) 3 + "https://shop.example:8443",
                (char) 3 + "2001:db8::/32",
                (char) 3 + "203.0.113.0/24",
                (char) 3 + SIGN_IN);
    }

    static List<byte[]> payloads() {
        String header = "{\"alg\":\"ECDH-ES\",\"enc\":\"A256GCM\",\"cty\":\"JWT\",\"apv\":\"" + encoded("si_1")
                + "\",\"epk\":" + KEY + "}";
        return inputs(
                encoded(header) + ".." + "A".repeat(16) + "." + "A".repeat(64) + "." + "A".repeat(22),
                "{\"sid\":\"si_1\",\"sub\":\"u\",\"aud\":\"app_1\",\"exp\":1800000300,\"data\":{\"a\":[1,2.5,null,true,\"b\"]}}");
    }

    static List<byte[]> frames() {
        return inputs("{\"type\":\"proof\",\"proof\":\"a.b.c\"}");
    }

    static List<byte[]> forms() {
        return inputs("token=a%20b&token_type_hint=x", "grant_type=client_credentials&scope=a+b");
    }

    static List<byte[]> headers() {
        return inputs("Bearer keyri_xx_" + "A".repeat(43), "Basic " + "QUFB".repeat(20));
    }

    static List<byte[]> browsers() {
        return inputs(
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile/15E148 Safari/604.1");
    }

    /** The texts of all five kinds. */
    static List<String> statements() {
        Thumbprint key = EcJwk.parse(KEY).thumbprint();
        RequestingBrowser browser = new RequestingBrowser("https://shop.example", key, key);
        return List.of(
                new ApprovalStatement(PARTIES, browser, SIGN_IN, CHALLENGE, CHALLENGE, CHALLENGE, VALIDITY).toJson(),
                new DeviceApprovalStatement(PARTIES, DEVICE, CHALLENGE, VALIDITY).toJson(),
                new DeviceKeyStatement(PARTIES, key, CHALLENGE, VALIDITY).toJson(),
                new EnrolmentStatement("enr_1", CHALLENGE, "user-1", APPLICATION, key, CHALLENGE, VALIDITY).toJson(),
                new KnownBrowserStatement(PARTIES, SIGN_IN, key, CHALLENGE, VALIDITY).toJson());
    }

    private static String claims() {
        return "{\"jti\":\"j\",\"htm\":\"POST\",\"htu\":\"https://keyri.localhost/\",\"iat\":1800000000,\"nonce\":\"abc\"}";
    }

    private static String idToken() {
        return "{" + ISSUANCE
                + ",\"sub\":\"u\",\"sid\":\"s\",\"nonce\":\"nonce\",\"auth_time\":1800000000,\"amr\":[\"pop\"],"
                + "\"acr\":\"a\",\"cnf\":{\"jkt\":\"" + CHALLENGE
                + "\"},\"keyri\":{\"risk\":\"allow\",\"deviceId\":\"d\",\"browserKnown\":true}}";
    }

    private static String jws(String header, String payload) {
        return encoded(header) + "." + encoded(payload) + "." + SIGNATURE;
    }

    private static String encoded(String text) {
        return Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<byte[]> inputs(String... texts) {
        List<byte[]> inputs = new ArrayList<>();
        for (String text : texts) {
            inputs.add(Input.of(text));
        }
        return inputs;
    }
}
