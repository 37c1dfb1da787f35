package com.keyri.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StatementTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final String CHALLENGE = Base64Url.encode(new byte[32]);
    private static final Thumbprint JKT = new Thumbprint(Digests.sha256Base64Url("jkt"));
    private static final Thumbprint EKT = new Thumbprint(Digests.sha256Base64Url("ekt"));
    private static final Parties PARTIES = new Parties("dev_1", "user-1", "app_1");
    private static final Validity VALIDITY = Validity.from(NOW);
    private static final List<String> OPTIONAL = List.of("txh", "plh");

    private static final ApprovalStatement APPROVAL = approval(CHALLENGE, null);

    private static ApprovalStatement approval(String challenge, String hash) {
        RequestingBrowser browser = new RequestingBrowser("https://shop.example", JKT, EKT);
        return new ApprovalStatement(PARTIES, browser, "si_1", challenge, hash, hash, VALIDITY);
    }

    record Kind(Statement statement, Function<String, Statement> parser) {
        Map<String, Object> members() {
            return StrictJson.object(statement.toJson(), 4096);
        }

        @Override
        public String toString() {
            return statement.type();
        }
    }

    static List<Kind> kinds() {
        return List.of(
                new Kind(APPROVAL, ApprovalStatement::parse),
                new Kind(approval(CHALLENGE, Digests.sha256Base64Url("x")), ApprovalStatement::parse),
                new Kind(
                        new EnrolmentStatement("enr_1", CHALLENGE, "user-1", "app_1", JKT, "AAAA", VALIDITY),
                        EnrolmentStatement::parse),
                new Kind(
                        new DeviceApprovalStatement(PARTIES, "dev_2", CHALLENGE, VALIDITY),
                        DeviceApprovalStatement::parse),
                new Kind(
                        new KnownBrowserStatement(PARTIES, "si_1", JKT, CHALLENGE, VALIDITY),
                        KnownBrowserStatement::parse),
                new Kind(new DeviceKeyStatement(PARTIES, JKT, CHALLENGE, VALIDITY), DeviceKeyStatement::parse));
    }

    private static void assertRefused(Kind kind, Map<String, Object> members) {
        assertThrows(MalformedException.class, () -> kind.parser.apply(StrictJson.write(members)), members::toString);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldReadBackWhatItWrote(Kind kind) {
        assertEquals(kind.statement, kind.parser.apply(kind.statement.toJson()));
        assertEquals(kind.statement.type(), kind.members().get("typ"));
        assertEquals(VALIDITY, kind.statement.validity());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldRefuseWhenAMemberIsMissingOrOfAnotherType(Kind kind) {
        for (String name : List.copyOf(kind.members().keySet())) {
            Map<String, Object> members = kind.members();
            members.remove(name);
            if (!OPTIONAL.contains(name)) {
                assertRefused(kind, members);
            }
            for (Object other : new Object[] {true, "", List.of(), Map.of(), "a\u0000", -1L}) {
                members.put(name, other);
                assertRefused(kind, members);
            }
            members.put(name, null);
            assertRefused(kind, members);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldRefuseWhenAMemberIsUnknownOrDoubled(Kind kind) {
        Map<String, Object> more = kind.members();
        more.put("extra", "1");
        assertRefused(kind, more);
        String json = kind.statement.toJson();
        String doubled = json.substring(0, json.length() - 1) + ",\"aud\":\"app_1\"}";
        for (String bad : List.of(doubled, json + " ".repeat(4096), "[" + json + "]")) {
            assertThrows(MalformedException.class, () -> kind.parser.apply(bad));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldRefuseWhenReadAsAnotherKind(Kind kind) {
        KeyPair keys = P256.generateKeyPair();
        String jws = kind.statement.sign(Es256Signer.of(keys.getPrivate()));
        List<Kind> others = kinds().stream()
                .filter(other -> !other.statement.type().equals(kind.statement.type()))
                .toList();
        assertTrue(others.size() >= 4);
        for (Kind other : others) {
            assertThrows(MalformedException.class, () -> other.parser.apply(kind.statement.toJson()));
            assertThrows(
                    MalformedException.class,
                    () -> Statement.verifiedText(jws, other.statement.type(), (ECPublicKey) keys.getPublic()));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldGiveTheExactTextWhenTheSignatureIsGood(Kind kind) {
        KeyPair keys = P256.generateKeyPair();
        String jws = kind.statement.sign(Es256Signer.of(keys.getPrivate()));
        String type = kind.statement.type();
        assertEquals(kind.statement.toJson(), Statement.verifiedText(jws, type, (ECPublicKey) keys.getPublic()));
        ECPublicKey stranger = (ECPublicKey) P256.generateKeyPair().getPublic();
        assertThrows(BadSignatureException.class, () -> Statement.verifiedText(jws, type, stranger));
    }

    @Test
    void shouldWriteTheMembersInTheOrderOfTheProtocol() {
        String json = "{\"typ\":\"keyri-approval\",\"iss\":\"dev_1\",\"sub\":\"user-1\",\"aud\":\"app_1\","
                + "\"origin\":\"https://shop.example\",\"sid\":\"si_1\",\"challenge\":\"" + CHALLENGE
                + "\",\"jkt\":\"" + JKT + "\",\"ekt\":\"" + EKT
                + "\",\"decision\":\"approved\",\"iat\":1800000000,\"exp\":1800000060}";
        assertEquals(json, APPROVAL.toJson());
    }

    @Test
    void shouldRefuseAnyDecisionButApproved() {
        for (String other : List.of("declined", "APPROVED", "Approved", "approved ")) {
            String json = APPROVAL.toJson().replace("\"approved\"", "\"" + other + "\"");
            assertThrows(MalformedException.class, () -> ApprovalStatement.parse(json));
        }
    }

    @Test
    void shouldAcceptAnyWhiteSpaceBecauseNothingIsWrittenAgain() {
        String json = APPROVAL.toJson().replace(",", " ,\n ").replace("\"iat\":", "\"iat\" : ");
        assertEquals(APPROVAL, ApprovalStatement.parse(json));
    }

    @Test
    void shouldRefuseALifeOfMoreThanSixtySecondsOrNone() {
        List<String> bad = List.of(
                "1800000061",
                "1800000000",
                "1799999999",
                "253402300800",
                "1800000060.0",
                "1.80000006e9",
                "\"1800000060\"",
                "18446744073709551617");
        for (String exp : bad) {
            String json = APPROVAL.toJson().replace("\"exp\":1800000060", "\"exp\":" + exp);
            assertThrows(MalformedException.class, () -> ApprovalStatement.parse(json), exp);
        }
    }

    @Test
    void shouldCountFromAMinuteBeforeItsStartToAMinuteAfterItsEnd() {
        assertTrue(VALIDITY.covers(NOW));
        assertTrue(VALIDITY.covers(NOW.minusSeconds(60)));
        assertFalse(VALIDITY.covers(NOW.minusSeconds(60).minusMillis(1)));
        assertTrue(VALIDITY.covers(NOW.plusSeconds(120).minusMillis(1)));
        assertFalse(VALIDITY.covers(NOW.plusSeconds(120)));
    }

    @Test
    void shouldDropFractionsOfASecond() {
        assertEquals(VALIDITY, Validity.from(NOW.plusMillis(999)));
    }

    @Test
    void shouldRefuseChallengesOfAnotherLength() {
        for (int length : new int[] {0, 16, 31, 33}) {
            String challenge = Base64Url.encode(new byte[length]);
            assertThrows(MalformedException.class, () -> approval(challenge, null));
            assertThrows(MalformedException.class, () -> new DeviceKeyStatement(PARTIES, JKT, challenge, VALIDITY));
        }
    }

    @Test
    void shouldCountBytesNotCharactersWhenBounding() {
        String id = "語".repeat(256);
        Parties parties = new Parties(id, id, id);
        String json = new DeviceApprovalStatement(parties, id, CHALLENGE, VALIDITY).toJson();
        assertEquals(parties, DeviceApprovalStatement.parse(json).parties());
        String padded = json.replace("{", "{" + " ".repeat(2000));
        assertTrue(padded.length() < Statement.MAX_BYTES);
        assertThrows(MalformedException.class, () -> DeviceApprovalStatement.parse(padded));
    }
}
