package com.keyri.it.attack;

import static com.keyri.it.attack.Attack.prevented;

import com.keyri.client.BindingMismatchException;
import com.keyri.client.BrowserSignIn;
import com.keyri.client.Claim;
import com.keyri.client.DeviceAuthenticator;
import com.keyri.client.OpenedBy;
import com.keyri.client.ProblemException;
import com.keyri.client.SigningKey;
import com.keyri.protocol.Binding;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.P256;
import com.keyri.protocol.QrLink;
import com.keyri.protocol.SecretToken;
import com.keyri.test.Answer;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Somebody between phone and server, or between page and server, who swaps what they can. */
final class KeySwapAttacks {
    private static final String DECLINED = "sign-in.declined SUCCESS BINDING_MISMATCH";

    List<Attack> list() {
        return List.of(
                prevented(
                        "`bk` swapped on the way to the phone",
                        "the phone refuses and declines",
                        (scene, seen) -> swap(
                                scene,
                                seen,
                                told -> told.set(
                                        "browserKey", key(SigningKey.generate().publicKey())))),
                prevented(
                        "`ek` swapped on the way to the phone",
                        "the phone refuses and declines",
                        (scene, seen) -> swap(scene, seen, told -> told.set("encryptionKey", key(newEncryptionKey())))),
                prevented("`ek` swapped on the way from the page", "the phone refuses and declines", this::swapAtStart),
                prevented(
                        "account and application swapped on the way to the phone",
                        "the phone refuses and declines",
                        (scene, seen) -> {
                            swap(scene, seen, told -> told.put("userId", "mallory"));
                            swap(
                                    scene,
                                    seen,
                                    told -> ((ObjectNode) told.get("application"))
                                            .put("id", "app_01h455vb4pex5vsknk084sn02q"));
                            swap(scene, seen, told -> told.put("signInId", "si_01h455vb4pex5vsknk084sn02q"));
                        }),
                prevented("start from a foreign origin", "refused", this::foreignOrigin),
                prevented(
                        "origin swapped on the way to the phone", "what the phone signs is refused", this::swapOrigin));
    }

    private static void swap(Scene scene, Evidence seen, Consumer<ObjectNode> lie) throws Exception {
        BrowserSignIn signIn = scene.show();
        try (Gateway liar = Gateway.lying(scene.server(), (path, body) -> lying(path, body, lie))) {
            claimBehind(liar, scene.phone(), signIn.qrLink(), seen);
        }
        seen.recorded(Scene.id(signIn), DECLINED);
        BrowserSignIn honest = scene.show();
        scene.finish(honest, scene.claim(honest), seen);
    }

    private static void claimBehind(Gateway liar, Phone phone, QrLink link, Evidence seen) {
        DeviceAuthenticator authenticator =
                new DeviceAuthenticator(liar.installation(), phone.device().identity(), phone.keys());
        try {
            authenticator.claim(link, OpenedBy.SCANNER);
            seen.attackerGot("a claim that the phone believes");
        } catch (BindingMismatchException e) {
            seen.refused("the phone: " + e.getClass().getSimpleName());
        }
    }

    private void swapAtStart(Scene scene, Evidence seen) throws Exception {
        EcJwk pages = newEncryptionKey();
        EcJwk attackers = newEncryptionKey();
        Answer started = scene.page()
                .start(Map.of("encryptionKey", attackers.toMembers()))
                .send()
                .is(201);
        String id = started.text("signInId");
        Binding binding = Binding.of(scene.page().continuityKey().thumbprint(), pages.thumbprint(), id);
        SecretToken code =
                SecretToken.parse(started.json().path("code").path("value").asString());
        QrLink shown = new QrLink(started.text("authenticatorUrl"), id, code, binding, SecretToken.random128());
        try {
            scene.phone().authenticator().claim(shown, OpenedBy.SCANNER);
            seen.attackerGot("a claim that the phone believes");
        } catch (BindingMismatchException e) {
            seen.refused("the phone: " + e.getClass().getSimpleName());
        }
        seen.recorded(id, DECLINED);
    }

    private void foreignOrigin(Scene scene, Evidence seen) {
        String origin = scene.shop().origin();
        for (String foreign : List.of(
                "https://evil.example",
                origin + ".evil.example",
                origin.replace("https", "http"),
                origin + ":8443",
                "null",
                Shop.open(scene.keyri()).origin())) {
            seen.refused(scene.page().start(Map.of()).from(foreign).send(), "origin-not-allowed");
        }
        seen.refused(scene.page().start(Map.of()).without("Origin").send(), "origin-not-allowed");
        BrowserSignIn signIn = scene.show();
        scene.finish(signIn, scene.claim(signIn), seen);
    }

    /** An attacker who can't register an origin makes the phone show another one. */
    private void swapOrigin(Scene scene, Evidence seen) throws Exception {
        BrowserSignIn signIn = scene.show();
        Phone phone = scene.phone();
        try (Gateway liar = Gateway.lying(
                scene.server(),
                (path, body) -> lying(path, body, told -> told.put("origin", "https://bank.example")))) {
            DeviceAuthenticator deceived =
                    new DeviceAuthenticator(liar.installation(), phone.device().identity(), phone.keys());
            Claim claim = deceived.claim(signIn.qrLink(), OpenedBy.SCANNER);
            com.keyri.test.Page.type(signIn, claim);
            deceived.approve(claim);
            seen.attackerGot("an approval for another page than the phone showed");
        } catch (ProblemException e) {
            seen.refused(e.status() + " " + e.type());
            seen.saw(
                    "the phone had shown another origin",
                    seen.newRefusals(Scene.id(signIn)).equals(List.of("STATEMENT origin")));
        }
        BrowserSignIn honest = scene.show();
        scene.finish(honest, scene.claim(honest), seen);
    }

    /** The answer to a claim, changed. */
    static String lying(String path, String body, Consumer<ObjectNode> lie) {
        if (!path.endsWith("/claim")) {
            return body;
        }
        ObjectNode told = (ObjectNode) JsonMapper.shared().readTree(body);
        lie.accept(told);
        return told.toString();
    }

    private static EcJwk newEncryptionKey() {
        return EcJwk.of(P256.generateKeyPair().getPublic());
    }

    private static ObjectNode key(EcJwk key) {
        return (ObjectNode) JsonMapper.shared().readTree(key.toJson());
    }
}
