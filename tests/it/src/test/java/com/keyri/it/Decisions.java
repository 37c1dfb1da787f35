package com.keyri.it;

import com.keyri.client.Claim;
import com.keyri.client.ClaimedSignIn;
import com.keyri.protocol.ApprovalStatement;
import com.keyri.protocol.RequestingBrowser;
import com.keyri.protocol.Validity;
import com.keyri.test.Answer;
import com.keyri.test.Phone;
import java.time.Instant;
import java.util.Map;

/** Decisions as they go over the wire, to be sent or spoiled. */
public final class Decisions {
    private Decisions() {}

    /** The right statement for what the phone was shown, without transaction and payload. */
    public static ApprovalStatement statement(Claim claim, Phone phone) {
        ClaimedSignIn shown = claim.signIn();
        return new ApprovalStatement(
                phone.device().identity(),
                new RequestingBrowser(
                        shown.origin(),
                        shown.browserKey().thumbprint(),
                        shown.encryptionKey().thumbprint()),
                shown.signInId(),
                shown.challenge(),
                null,
                null,
                Validity.from(Instant.now()));
    }

    public static Answer approval(Claim claim, Phone phone) {
        return approve(claim, phone, statement(claim, phone));
    }

    public static Answer approve(Claim claim, Phone phone, ApprovalStatement statement) {
        return send(
                claim,
                phone,
                approving(phone, statement.sign(phone.keys().approvalKey().signer())));
    }

    public static Map<String, Object> approving(Phone phone, String jws) {
        return Map.of("deviceId", phone.id(), "decision", "APPROVED", "signed", Map.of("jws", jws));
    }

    public static Answer send(Claim claim, Phone phone, Map<String, ?> body) {
        return phone.call("POST", path(claim), claim.signIn().proofNonce())
                .json(body)
                .send();
    }

    public static String path(Claim claim) {
        return "/api/v1/sign-ins/" + claim.signIn().signInId() + "/decision";
    }
}
