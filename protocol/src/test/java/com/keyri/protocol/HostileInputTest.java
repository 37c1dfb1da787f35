package com.keyri.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a stranger sends is refused with a {@link ProtocolException} or read; nothing else is ever thrown, because
 * anything else would be a 500. The mutations are the same in each run.
 */
class HostileInputTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final int ROUNDS = 1000;
    private static final KeyPair KEYS = P256.generateKeyPair();
    private static final Es256Signer SIGNER = Es256Signer.of(KEYS.getPrivate());
    private static final EcJwk JWK = EcJwk.of(KEYS.getPublic());
    private static final Thumbprint JKT = JWK.thumbprint();
    private static final String CHALLENGE = Base64Url.encode(new byte[32]);
    private static final String URI = "https://keyri.example/api";

    /** Pieces that break parsers now and then. */
    private static final List<String> PIECES = List.of(
            "\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\\",
            "\\u0000",
            "\\ud800",
            "\u0000",
            "\ud800",
            "\uffff",
            "é",
            "😀",
            "null",
            "true",
            "-",
            "1e99999999999",
            "99999999999999999999",
            "0.1",
            ".",
            "..",
            "=",
            "-_",
            "#",
            "/",
            "%00",
            " ",
            "\n",
            "{\"a\":",
            "[[[[[[[[[[[[[[[[[[[[",
            "x".repeat(300));

    /** A text that is good as it stands, and what reads it. */
    record Reader(String name, String good, Consumer<String> reads) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Reader> readers() {
        DpopExpectation expected = DpopExpectation.of("POST", URI, NOW);
        String proof = new DpopSigner(JWK, SIGNER).proof("POST", URI, NOW, "n");
        JwkSet keys = new JwkSet(Map.of("k1", JWK));
        IdTokenVerifier idTokens = new IdTokenVerifier("https://keyri.example", "app_1", keys::find, () -> NOW);
        LogoutTokenVerifier logouts = new LogoutTokenVerifier("https://keyri.example", "app_1", keys::find, () -> NOW);
        SecretToken qrKey = SecretToken.of(new byte[16]);
        PayloadExpectation page = new PayloadExpectation("si_1", "app_1", NOW);
        String sealed = SealedPayload.seal(payload(), qrKey, JWK);
        QrLink link = new QrLink("https://a.example/a", "si_1", qrKey, Binding.of(JKT, JKT, "si_1"), qrKey);
        return List.of(
                new Reader("proof", proof, text -> DpopProof.verify(text, expected)),
                new Reader("proof's claims", claims(proof), text -> DpopProof.verify(resigned(text), expected)),
                new Reader("JWK", JWK.toJson(), EcJwk::parse),
                new Reader("key set", keys.toJson(), JwkSet::parse),
                new Reader("statement", statement().toJson(), ApprovalStatement::parse),
                new Reader(
                        "signed statement",
                        statement().sign(SIGNER),
                        text -> Statement.verifiedText(text, ApprovalStatement.TYPE, (ECPublicKey) KEYS.getPublic())),
                new Reader("id token", idToken().sign("k1", SIGNER), text -> idTokens.verify(text, "nonce")),
                new Reader("id token's claims", idToken().toJson(), IdTokenClaims::parse),
                new Reader("logout token", logout().sign("k1", SIGNER), logouts::verify),
                new Reader("logout token's claims", logout().toJson(), LogoutToken::parse),
                new Reader("payload", sealed, text -> SealedPayload.open(text, KEYS.getPrivate(), qrKey, page)),
                new Reader("payload's claims", payload().toJson(), PagePayload::parse),
                new Reader("QR", link.reveal(), QrLink::parse),
                new Reader("text", "Pay 5 € to Ada", TransactionText::new));
    }

    private static PagePayload payload() {
        return new PagePayload("si_1", "user-1", "app_1", NOW.plusSeconds(60), "{\"a\":[1,\"x\"]}");
    }

    private static ApprovalStatement statement() {
        return new ApprovalStatement(
                new Parties("dev_1", "user-1", "app_1"),
                new RequestingBrowser("https://shop.example", JKT, JKT),
                "si_1",
                CHALLENGE,
                CHALLENGE,
                CHALLENGE,
                Validity.from(NOW));
    }

    private static Issuance issuance() {
        return new Issuance("https://keyri.example", "app_1", NOW, NOW.plusSeconds(300));
    }

    private static IdTokenClaims idToken() {
        Authentication authentication = new Authentication(NOW, List.of("pop"), "acr");
        KeyriClaims keyri = new KeyriClaims("allow", "dev_1", true, null);
        return new IdTokenClaims(issuance(), "user-1", "si_1", "nonce", authentication, JKT, null, keyri);
    }

    private static LogoutToken logout() {
        return new LogoutToken(issuance(), "jti-1", "user-1", "si_1");
    }

    private static String claims(String compact) {
        int first = compact.indexOf('.');
        byte[] payload = Base64Url.decode(compact.substring(first + 1, compact.lastIndexOf('.')));
        return new String(payload, StandardCharsets.UTF_8);
    }

    private static String resigned(String claims) {
        return CompactJws.sign(DpopProof.TYPE, JWK, claims, SIGNER);
    }

    private static String mutated(String text, Random random) {
        int at = random.nextInt(text.length());
        int until = Math.min(text.length(), at + 1 + random.nextInt(6));
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        List<UnaryOperator<String>> ways = List.of(
                s -> s.substring(0, at) + piece + s.substring(at),
                s -> s.substring(0, at) + piece + s.substring(until),
                s -> s.substring(0, at) + s.substring(until),
                s -> s.substring(0, at),
                s -> s.substring(0, until) + s.substring(at),
                s -> s.substring(0, at) + (char) (s.charAt(at) ^ (1 << random.nextInt(7))) + s.substring(at + 1));
        return ways.get(random.nextInt(ways.size())).apply(text);
    }

    @ParameterizedTest
    @MethodSource("readers")
    void shouldRefuseWithAProtocolExceptionOrRead(Reader reader) {
        reader.reads.accept(reader.good);
        Random random = new Random(20261101);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String text = mutated(reader.good, random);
            try {
                reader.reads.accept(text);
            } catch (ProtocolException e) {
                refused++;
                assertTrue(e.getMessage().length() < 80, "a message is a fixed text");
            }
        }
        assertTrue(refused > ROUNDS / 50, "only " + refused + " refused");
    }

    @Test
    void shouldBeTheSameMutationsInEachRun() {
        assertEquals(mutated("{\"a\":1}", new Random(20261101)), mutated("{\"a\":1}", new Random(20261101)));
    }
}
