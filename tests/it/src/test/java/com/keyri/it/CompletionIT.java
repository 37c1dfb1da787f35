package com.keyri.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.keyri.client.DeviceEnrolment;
import com.keyri.client.DeviceKeys;
import com.keyri.client.Enrolment;
import com.keyri.client.OpenedEnrolment;
import com.keyri.client.SigningKey;
import com.keyri.protocol.CompactJws;
import com.keyri.protocol.EnrolmentLink;
import com.keyri.protocol.EnrolmentStatement;
import com.keyri.protocol.SecretToken;
import com.keyri.protocol.Validity;
import com.keyri.test.Answer;
import com.keyri.test.Keyri;
import com.keyri.test.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A completion with anything wrong registers nothing; with everything right it then still registers the phone. */
@ExtendWith(RunningEar.class)
class CompletionIT {
    private static final String TYPE = EnrolmentStatement.TYPE + "+jwt";

    private final Keyri keyri;
    private final DeviceKeys keys = DeviceKeys.generate();
    private Shop shop;
    private EnrolmentLink link;
    private OpenedEnrolment opened;

    CompletionIT(Keyri keyri) {
        this.keyri = keyri;
    }

    @BeforeEach
    void openEnrolment() {
        shop = Shop.open(keyri);
        link = shop.invite(Shop.newUser());
        opened = DeviceEnrolment.open(keyri.installation(), link, keys).details();
    }

    @AfterEach
    void shouldStillTakeTheRightCompletion() {
        assertEquals(
                Enrolment.State.OPENED,
                shop.server().enrolment(link.enrolmentId()).state());
        complete(body(statement()), opened.proofNonce()).is(201);
    }

    @Test
    void shouldRefuseAStatementAboutAnythingElse() {
        EnrolmentStatement right = statement();
        String otherId = "enr_01h455vb4pex5vsknk084sn02q";
        String otherDigest = SecretToken.random256().reveal();
        refuse(new EnrolmentStatement(
                otherId,
                right.challenge(),
                right.userId(),
                right.applicationId(),
                right.deviceKey(),
                right.credentialId(),
                right.validity()));
        refuse(new EnrolmentStatement(
                right.enrolmentId(),
                otherDigest,
                right.userId(),
                right.applicationId(),
                right.deviceKey(),
                right.credentialId(),
                right.validity()));
        refuse(new EnrolmentStatement(
                right.enrolmentId(),
                right.challenge(),
                "mallory",
                right.applicationId(),
                right.deviceKey(),
                right.credentialId(),
                right.validity()));
        refuse(new EnrolmentStatement(
                right.enrolmentId(),
                right.challenge(),
                right.userId(),
                Shop.open(keyri).applicationId(),
                right.deviceKey(),
                right.credentialId(),
                right.validity()));
        refuse(new EnrolmentStatement(
                right.enrolmentId(),
                right.challenge(),
                right.userId(),
                right.applicationId(),
                SigningKey.generate().thumbprint(),
                right.credentialId(),
                right.validity()));
        refuse(new EnrolmentStatement(
                right.enrolmentId(),
                right.challenge(),
                right.userId(),
                right.applicationId(),
                right.deviceKey(),
                otherDigest,
                right.validity()));
    }

    @Test
    void shouldRefuseAStatementOfAnotherTime() {
        Instant now = Instant.now();
        refuse(statement(Validity.from(now.minus(Duration.ofMinutes(5)))));
        refuse(statement(Validity.from(now.plus(Duration.ofMinutes(5)))));
    }

    @Test
    void shouldRefuseAStatementThatIsNotExactlyOne() {
        String text = statement().toJson();
        refuse(body(text.replaceFirst("\\{", "{\"extra\":1,")));
        refuse(body(text.replaceFirst("\\{", "{\"sub\":\"mallory\",")));
        refuse(body(text.replaceFirst("\"sub\":\"[^\"]*\",", "")));
        refuse(body(text.replace("keyri-enrolment", "keyri-approval")));
        refuse(body("not json"));
        refuse(body("[]"));
    }

    @Test
    void shouldRefuseASignatureByAnotherKey() {
        DeviceKeys others = DeviceKeys.generate();
        EnrolmentStatement statement = statement();
        Map<String, Object> body = body(statement);
        body.put("deviceKeySignature", statement.sign(others.deviceKey().signer()));
        refuse(body);

        body = body(statement);
        body.put("approvalKey", approvalKey(statement.toJson(), keys.approvalKey(), others.approvalKey()));
        refuse(body);

        body = body(statement);
        body.put("approvalKey", approvalKey(statement.toJson(), others.approvalKey(), others.approvalKey()));
        refuse(body);
    }

    @Test
    void shouldRefuseSignaturesOfAnotherStatementThanTheOneSent() {
        EnrolmentStatement sent = statement();
        EnrolmentStatement signed = statement(Validity.from(Instant.now().plusSeconds(2)));
        Map<String, Object> body = body(sent);
        body.put("deviceKeySignature", signed.sign(keys.deviceKey().signer()));
        refuse(body);
        body = body(sent);
        body.put("approvalKey", approvalKey(signed.toJson(), keys.approvalKey(), keys.approvalKey()));
        refuse(body);
    }

    @Test
    void shouldRefuseOneKeyForBothPurposes() {
        EnrolmentStatement right = statement();
        EnrolmentStatement statement = new EnrolmentStatement(
                right.enrolmentId(),
                right.challenge(),
                right.userId(),
                right.applicationId(),
                right.deviceKey(),
                keys.deviceKey().thumbprint().value(),
                right.validity());
        Map<String, Object> body = body(statement);
        body.put("approvalKey", approvalKey(statement.toJson(), keys.deviceKey(), keys.deviceKey()));
        refuse(body);
    }

    @Test
    void shouldRefuseAnApprovalKeyThatIsNoneOrNotProved() {
        for (Map<String, Object> wrong : java.util.List.<Map<String, Object>>of(
                Map.of("type", "NATIVE"),
                Map.of(
                        "type",
                        "NATIVE",
                        "publicKey",
                        keys.approvalKey().publicKey().toMembers()),
                Map.of("type", "PASSKEY"),
                Map.of("type", "PASSKEY", "attestation", Map.of("clientDataJSON", "e30", "attestationObject", "oA")))) {
            Map<String, Object> body = body(statement());
            body.put("approvalKey", wrong);
            Answer answer = complete(body, opened.proofNonce());
            if (answer.status() != 400 && answer.status() != 403) {
                throw new AssertionError(answer.status() + " for " + wrong);
            }
        }
    }

    @Test
    void shouldRefuseAnotherToken() {
        Map<String, Object> body = body(statement());
        body.put("token", SecretToken.random256().reveal());
        refuse(body);
    }

    @Test
    void shouldRefuseACompletionByAnotherDeviceKeyThanTheOpeners() {
        DeviceKeys thief = DeviceKeys.generate();
        EnrolmentStatement right = statement();
        EnrolmentStatement statement = new EnrolmentStatement(
                right.enrolmentId(),
                right.challenge(),
                right.userId(),
                right.applicationId(),
                thief.deviceKey().thumbprint(),
                right.credentialId(),
                right.validity());
        Map<String, Object> body = body(statement);
        body.put("deviceKeySignature", statement.sign(thief.deviceKey().signer()));
        keyri.post(path())
                .provenBy(thief.deviceKey(), opened.proofNonce())
                .json(body)
                .send()
                .isProblem(403, "enrolment-refused");
    }

    @Test
    void shouldAskForItsOwnNonce() {
        Answer asked =
                complete(body(statement()), SecretToken.random256().reveal()).isProblem(401, "use-dpop-nonce");
        EnrolmentLink other = shop.invite(Shop.newUser());
        String othersNonce = DeviceEnrolment.open(keyri.installation(), other, DeviceKeys.generate())
                .details()
                .proofNonce();
        complete(body(statement()), othersNonce).isProblem(401, "use-dpop-nonce");
        complete(body(statement()), null).isProblem(401, "use-dpop-nonce");
        Map<String, Object> unsigned = body(statement());
        unsigned.put("token", SecretToken.random256().reveal());
        complete(unsigned, asked.header("DPoP-Nonce")).isProblem(403, "enrolment-refused");
    }

    @Test
    void shouldRefuseANameThatIsNone() {
        for (String name : new String[] {"", "x".repeat(61), "two\nlines", "\u202eegnarts"}) {
            Map<String, Object> body = body(statement());
            body.put("deviceName", name);
            Answer answer = complete(body, opened.proofNonce()).isProblem(400, "invalid-request");
            assertEquals(java.util.List.of("deviceName"), answer.violationPaths());
        }
    }

    private void refuse(EnrolmentStatement statement) {
        refuse(body(statement));
    }

    private void refuse(Map<String, Object> body) {
        complete(body, opened.proofNonce()).isProblem(403, "enrolment-refused");
    }

    private Answer complete(Map<String, Object> body, String nonce) {
        return keyri.post(path()).provenBy(keys.deviceKey(), nonce).json(body).send();
    }

    private Map<String, Object> body(EnrolmentStatement statement) {
        return body(statement.toJson());
    }

    private Map<String, Object> body(String statement) {
        Map<String, Object> body = new HashMap<>();
        body.put("token", link.token().reveal());
        body.put("statement", statement);
        body.put(
                "deviceKeySignature",
                CompactJws.sign(TYPE, statement, keys.deviceKey().signer()));
        body.put("approvalKey", approvalKey(statement, keys.approvalKey(), keys.approvalKey()));
        body.put("deviceName", "Phone");
        return body;
    }

    private static Map<String, Object> approvalKey(String statement, SigningKey named, SigningKey signing) {
        return Map.of(
                "type", "NATIVE",
                "publicKey", named.publicKey().toMembers(),
                "jws", CompactJws.sign(TYPE, statement, signing.signer()));
    }

    private EnrolmentStatement statement() {
        return statement(Validity.from(Instant.now()));
    }

    private EnrolmentStatement statement(Validity validity) {
        return new EnrolmentStatement(
                opened.enrolmentId(),
                opened.challenge(),
                opened.userId(),
                opened.application().id(),
                keys.deviceKey().thumbprint(),
                keys.approvalKey().thumbprint().value(),
                validity);
    }

    private String path() {
        return "/api/v1/enrolments/" + link.enrolmentId() + "/completion";
    }
}
