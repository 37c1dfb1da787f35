package com.keyri.it.attack;

import static com.keyri.it.attack.Attack.prevented;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.Claim;
import com.keyri.client.SigningKey;
import com.keyri.it.Decisions;
import com.keyri.protocol.ApprovalStatement;
import com.keyri.protocol.CompactJws;
import com.keyri.protocol.SecretToken;
import com.keyri.test.Answer;
import com.keyri.test.Phone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Approvals that say something else than the server's own record, properly signed by the genuine approval key. */
final class StatementAttacks {
    private static final String TYPE = ApprovalStatement.TYPE + "+jwt";
    private static final String MALFORMED = "STATEMENT malformed";

    List<Attack> list() {
        return List.of(
                prevented(
                        "a member of the statement changed, each in turn",
                        "refused, with the member in the record",
                        this::change),
                prevented("a member of the statement missing, each in turn", "refused", this::drop),
                prevented("a member of the statement twice, each in turn", "refused", this::twice),
                prevented("a member of the statement of another type, each in turn", "refused", this::retype),
                prevented("an unknown member in the statement", "refused", this::unknown),
                prevented(
                        "statement written again after it was signed",
                        "refused, though it means the same",
                        this::rewrite),
                prevented("statement of another sign-in of the same person", "refused", this::other));
    }

    private void change(Scene scene, Evidence seen) throws Exception {
        BrowserSignIn signIn = scene.show();
        Claim claim = scene.claim(signIn);
        String digest = SecretToken.random256().reveal();
        Map<String, Object> wrong = new LinkedHashMap<>();
        wrong.put("iss", scene.shop().enrol("another").id());
        wrong.put("sub", "another");
        wrong.put(
                "aud",
                com.keyri.test.Shop.openIn(scene.keyri(), scene.shop().organizationId())
                        .applicationId());
        wrong.put("origin", "https://evil.example");
        wrong.put("sid", Scene.id(scene.show()));
        wrong.put("challenge", digest);
        wrong.put("jkt", SigningKey.generate().thumbprint().value());
        wrong.put("ekt", SigningKey.generate().thumbprint().value());
        wrong.put("txh", digest);
        wrong.put("plh", digest);
        for (Map.Entry<String, Object> member : wrong.entrySet()) {
            refuse(scene, seen, claim, with(claim, scene.phone(), member), "STATEMENT " + member.getKey());
        }
        long now = Instant.now().getEpochSecond();
        ObjectNode old = statement(claim, scene.phone()).put("iat", now - 180).put("exp", now - 120);
        refuse(scene, seen, claim, old.toString(), "STATEMENT iat, exp");
        ObjectNode early = statement(claim, scene.phone()).put("iat", now + 120).put("exp", now + 180);
        refuse(scene, seen, claim, early.toString(), "STATEMENT iat, exp");
        for (Map.Entry<String, Object> member : Map.<String, Object>of(
                        "typ", "keyri-known-browser", "decision", "declined", "exp", now + 7_200)
                .entrySet()) {
            refuse(scene, seen, claim, with(claim, scene.phone(), member), MALFORMED);
        }
        scene.finish(signIn, claim, seen);
    }

    private void drop(Scene scene, Evidence seen) throws Exception {
        BrowserSignIn signIn = scene.show();
        Claim claim = scene.claim(signIn);
        for (String name : names(claim, scene.phone())) {
            ObjectNode statement = statement(claim, scene.phone());
            statement.remove(name);
            refuse(scene, seen, claim, statement.toString(), MALFORMED);
        }
        scene.finish(signIn, claim, seen);
    }

    private void twice(Scene scene, Evidence seen) throws Exception {
        BrowserSignIn signIn = scene.show();
        Claim claim = scene.claim(signIn);
        for (String name : names(claim, scene.phone())) {
            ObjectNode statement = statement(claim, scene.phone());
            String again = "\"" + name + "\":" + statement.get(name);
            refuse(scene, seen, claim, statement.toString().replaceFirst("}$", "," + again + "}"), MALFORMED);
        }
        scene.finish(signIn, claim, seen);
    }

    private void retype(Scene scene, Evidence seen) throws Exception {
        BrowserSignIn signIn = scene.show();
        Claim claim = scene.claim(signIn);
        for (String name : names(claim, scene.phone())) {
            refuse(
                    scene,
                    seen,
                    claim,
                    statement(claim, scene.phone()).putNull(name).toString(),
                    MALFORMED);
            ObjectNode inList = statement(claim, scene.phone());
            inList.putArray(name).add(statement(claim, scene.phone()).get(name));
            refuse(scene, seen, claim, inList.toString(), MALFORMED);
        }
        scene.finish(signIn, claim, seen);
    }

    private void unknown(Scene scene, Evidence seen) throws Exception {
        BrowserSignIn signIn = scene.show();
        Claim claim = scene.claim(signIn);
        for (String name : List.of("extra", "SUB", "__proto__", "")) {
            refuse(
                    scene,
                    seen,
                    claim,
                    statement(claim, scene.phone()).put(name, "x").toString(),
                    MALFORMED);
        }
        scene.finish(signIn, claim, seen);
    }

    /** White space, another order, an escape: all the same JSON, none the bytes that were signed. */
    private void rewrite(Scene scene, Evidence seen) throws Exception {
        BrowserSignIn signIn = scene.show();
        Claim claim = scene.claim(signIn);
        String signed = Decisions.statement(claim, scene.phone())
                .sign(scene.phone().keys().approvalKey().signer());
        Jws jws = Jws.parse(signed);
        ObjectNode reordered = JsonMapper.shared().createObjectNode();
        List<String> names = new ArrayList<>(names(claim, scene.phone()));
        java.util.Collections.reverse(names);
        ObjectNode statement = (ObjectNode) JsonMapper.shared().readTree(jws.payload());
        names.forEach(name -> reordered.set(name, statement.get(name)));
        for (String rewritten : List.of(
                jws.payload().replaceFirst("\\{", "{ "),
                reordered.toString(),
                jws.payload().replace("\"approved\"", "\"\\u0061pproved\""),
                jws.payload() + "\n")) {
            Answer answer = Decisions.send(
                    claim,
                    scene.phone(),
                    Decisions.approving(scene.phone(), jws.saying(rewritten).compact()));
            seen.refused(answer, "decision-refused", Scene.id(signIn), "SIGNATURE");
        }
        scene.finish(signIn, claim, seen);
    }

    private void other(Scene scene, Evidence seen) throws Exception {
        BrowserSignIn first = scene.show();
        Claim old = scene.claim(first);
        String signed = Decisions.statement(old, scene.phone())
                .sign(scene.phone().keys().approvalKey().signer());
        BrowserSignIn second = scene.show();
        Claim claim = scene.claim(second);
        Answer answer = Decisions.send(claim, scene.phone(), Decisions.approving(scene.phone(), signed));
        seen.refused(answer, "decision-refused", Scene.id(second), "STATEMENT sid");
        scene.finish(second, claim, seen);
    }

    private static void refuse(Scene scene, Evidence seen, Claim claim, String statement, String reason)
            throws Exception {
        Phone phone = scene.phone();
        String jws = CompactJws.sign(TYPE, statement, phone.keys().approvalKey().signer());
        Answer answer = Decisions.send(claim, phone, Decisions.approving(phone, jws));
        seen.refused(answer, "decision-refused", claim.signIn().signInId(), reason);
    }

    private static String with(Claim claim, Phone phone, Map.Entry<String, Object> member) {
        return statement(claim, phone)
                .putPOJO(member.getKey(), member.getValue())
                .toString();
    }

    private static List<String> names(Claim claim, Phone phone) {
        return List.copyOf(statement(claim, phone).propertyNames());
    }

    private static ObjectNode statement(Claim claim, Phone phone) {
        return (ObjectNode)
                JsonMapper.shared().readTree(Decisions.statement(claim, phone).toJson());
    }
}
