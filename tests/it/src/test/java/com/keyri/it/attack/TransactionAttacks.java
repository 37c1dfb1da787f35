package com.keyri.it.attack;

import static com.keyri.it.attack.Attack.prevented;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.Claim;
import com.keyri.client.DeviceAuthenticator;
import com.keyri.client.OpenedBy;
import com.keyri.client.ProblemException;
import com.keyri.client.Transaction;
import com.keyri.it.Claims;
import com.keyri.it.Decisions;
import com.keyri.protocol.ApprovalStatement;
import com.keyri.protocol.TokenRejectedException;
import com.keyri.protocol.TransactionText;
import com.keyri.test.Answer;
import com.keyri.test.Page;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** With the text that a person approves. */
final class TransactionAttacks {
    private static final TransactionText TEXT = new TransactionText("Pay 12.50 € to Müller & Søn");
    private static final TransactionText OTHER = new TransactionText("Pay 9,912.50 € to Mallory");

    List<Attack> list() {
        return List.of(
                prevented(
                        "transaction text swapped on the way to the phone",
                        "what the phone signs is refused",
                        this::swapped),
                prevented(
                        "transaction removed on the way to the phone",
                        "what the phone signs is refused",
                        this::removed),
                prevented("token of another transaction", "refused", this::otherToken),
                prevented("another person's, session's or application's transaction", "refused", this::others),
                prevented("transaction text that shows other than it is", "refused", this::misleading));
    }

    private void swapped(Scene scene, Evidence seen) throws Exception {
        deceive(scene, seen, told -> ((ObjectNode) told.get("transaction")).put("text", OTHER.text()));
    }

    private void removed(Scene scene, Evidence seen) throws Exception {
        deceive(scene, seen, told -> told.remove("transaction"));
    }

    private static void deceive(Scene scene, Evidence seen, java.util.function.Consumer<ObjectNode> lie)
            throws Exception {
        String nonce = Shop.newNonce();
        Transaction transaction = create(scene, nonce);
        BrowserSignIn signIn = scene.show(nonce, transaction.transactionId());
        Phone phone = scene.phone();
        Claim claim;
        try (Gateway liar = Gateway.lying(scene.server(), (path, body) -> KeySwapAttacks.lying(path, body, lie))) {
            DeviceAuthenticator deceived =
                    new DeviceAuthenticator(liar.installation(), phone.device().identity(), phone.keys());
            claim = deceived.claim(signIn.qrLink(), OpenedBy.SCANNER);
            Page.type(signIn, claim);
            deceived.approve(claim);
            seen.attackerGot("an approval of a text that the phone didn't show");
        } catch (ProblemException e) {
            seen.refused(e.status() + " " + e.type());
            if (!seen.newRefusals(Scene.id(signIn)).equals(List.of("STATEMENT txh"))) {
                throw new AssertionError("another reason is recorded");
            }
        }
        seen.saw(
                "the transaction isn't approved",
                scene.shop().server().transaction(transaction.transactionId()).state() != Transaction.State.APPROVED);
    }

    private void otherToken(Scene scene, Evidence seen) throws Exception {
        String nonce = Shop.newNonce();
        BrowserSignIn signIn = scene.show(nonce, create(scene, nonce).transactionId());
        String token = scene.finish(signIn, scene.claim(signIn), seen).idToken();
        for (String hash : new String[] {OTHER.hash(), null}) {
            try {
                scene.shop()
                        .server()
                        .idTokenVerifier(scene.shop().applicationId())
                        .verify(token, nonce, hash);
                seen.attackerGot("a token for another text");
            } catch (TokenRejectedException e) {
                seen.refused("Java client: " + e.reason());
            }
        }
    }

    private void others(Scene scene, Evidence seen) throws Exception {
        String nonce = Shop.newNonce();
        Transaction transaction = create(scene, nonce);
        Map<String, Object> wanted = Map.of("nonce", nonce, "transactionId", transaction.transactionId());
        Shop sister = Shop.openIn(scene.keyri(), scene.shop().organizationId());
        seen.refused(sister.page().start(wanted).send(), "not-found");
        Map<String, Object> otherSession =
                Map.of("nonce", Shop.newNonce(), "transactionId", transaction.transactionId());
        seen.refused(scene.page().start(otherSession).send(), "not-found");
        BrowserSignIn signIn = scene.show(nonce, transaction.transactionId());
        Phone attacker = scene.shop().enrol(Shop.newUser());
        seen.refused(Claims.of(attacker, signIn).send(), "claim-refused", Scene.id(signIn), "OTHER_USER");
        Claim claim = scene.claim(signIn);
        ApprovalStatement without = Decisions.statement(claim, scene.phone());
        Answer answer = Decisions.approve(claim, scene.phone(), without);
        seen.refused(answer, "decision-refused", Scene.id(signIn), "STATEMENT txh");
        scene.finish(signIn, claim, seen);
        seen.refused(scene.page().start(wanted).send(), "not-found");
    }

    private void misleading(Scene scene, Evidence seen) {
        for (String text : List.of(
                "Pay 1 €\u202e 000,1",
                "Pay\u0000 1 €",
                "Pay 1 €\u2066x\u2069",
                "Pay 1 €\u200b000",
                "Pay 1 €\rPay 2 €",
                "Pay 1 €\u2028Pay 2 €",
                "\u00a0",
                "Pay 1 € to Mu\u0308ller",
                "x".repeat(2_001))) {
            Answer answer = scene.shop()
                    .call("POST", "/api/v1/transactions")
                    .json(Map.of("userId", scene.phone().userId(), "nonce", Shop.newNonce(), "text", text))
                    .send();
            seen.refused(answer, "invalid-request");
        }
    }

    private static Transaction create(Scene scene, String nonce) {
        return scene.shop().server().createTransaction(scene.phone().userId(), nonce, TEXT);
    }
}
