package com.keyri.fuzz.mutate;

import com.keyri.client.SigningKey;
import com.keyri.fuzz.wire.Draft;
import com.keyri.fuzz.wire.Possession;
import com.keyri.protocol.SecretToken;
import java.time.Clock;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Spoils the proof of possession: header, key, claims, encoding, signature, number. */
final class ProofMutation implements Mutation {
    private static final List<String> ALGORITHMS =
            List.of("\"none\"", "\"None\"", "\"HS256\"", "\"RS256\"", "\"ES384\"", "\"es256\"", "\"ES256 \"", "\"\"");

    private static final List<String> KIDS = List.of(
            "\"../../../../dev/null\"",
            "\"https://evil.example/k\"",
            "\"' union select 'x\"",
            "\"" + "k".repeat(300) + "\"",
            "[]",
            "\"\\u0000\"");

    private static final List<String> ODD_MEMBERS =
            List.of("jku", "x5u", "x5c", "x5t", "zip", "b64", "crit", "cty", "kid", "enc", "epk", "apu", "");

    private static final List<String> CLAIMS = List.of("htm", "htu", "jti", "iat", "nonce", "ath", "exp", "sub", "x");

    /** Not the sender's. */
    private final SigningKey stranger = SigningKey.generate();

    @Override
    public void apply(Draft draft, Choice choice) {
        Possession sender = draft.possession()
                .orElseGet(() -> new Possession(stranger, draft.method(), "https://keyri.localhost/", null, null));
        switch (choice.below(12)) {
            case 0 -> draft.without("DPoP");
            case 1 -> draft.adding("DPoP", sender.prove());
            case 2 -> draft.with("DPoP", Encodings.spoiled(sender.prove(), choice));
            case 3 -> draft.with("DPoP", Signatures.other(forged(sender).input(), sender.key(), choice));
            case 4 -> draft.with("DPoP", sender.prove() + choice.among(",", ", " + sender.prove(), " x", "\t", "."));
            case 5, 6 -> draft.with("DPoP", keyed(sender, choice).signed(sender.key()));
            case 7, 8 -> draft.with("DPoP", headed(sender, choice).signed(sender.key()));
            default -> draft.with("DPoP", claimed(sender, choice).signed(sender.key()));
        }
        if (draft.header("DPoP").length() > 7_000) {
            draft.with("DPoP", draft.header("DPoP").substring(0, 7_000));
        }
    }

    /** What a good one says. */
    static Forgery forged(Possession sender) {
        Forgery proof = new Forgery()
                .header("alg", "\"ES256\"")
                .header("typ", "\"dpop+jwt\"")
                .header("jwk", sender.key().publicKey().toJson())
                .claim("jti", Forgery.quoted(SecretToken.random128().reveal()))
                .claim("htm", Forgery.quoted(sender.method()))
                .claim("htu", Forgery.quoted(sender.uri()))
                .claim("iat", Long.toString(Clock.systemUTC().instant().getEpochSecond()));
        String nonce = sender.nonce();
        return nonce == null ? proof : proof.claim("nonce", Forgery.quoted(nonce));
    }

    private Forgery headed(Possession sender, Choice choice) {
        Forgery proof = forged(sender);
        return switch (choice.below(7)) {
            case 0 -> proof.header("alg", choice.of(ALGORITHMS));
            case 1 ->
                proof.header("typ", choice.among("\"JWT\"", "\"DPOP+JWT\"", "\"keyri-approval+jwt\"", "1", "null"));
            case 2 -> proof.header("kid", choice.of(KIDS));
            case 3 -> proof.header(choice.of(ODD_MEMBERS), Nasty.value(choice));
            case 4 -> proof.withoutHeader(choice.among("alg", "typ", "jwk"));
            case 5 -> proof.headerText(choice.among("", " ", "[]", "null", "\"x\"") + Nasty.value(choice));
            default ->
                proof.headerText("{\"alg\":\"ES256\"," + proof.headerText().substring(1));
        };
    }

    private Forgery keyed(Possession sender, Choice choice) {
        String x = sender.key().publicKey().toMembers().getOrDefault("x", "");
        String y = sender.key().publicKey().toMembers().getOrDefault("y", "");
        return forged(sender)
                .header(
                        "jwk",
                        switch (choice.below(10)) {
                            case 0 -> Nasty.value(choice);
                            case 1 -> key("EC", "P-256", x, x);
                            case 2 -> key("EC", choice.among("P-384", "secp256k1", "p-256", "Ed25519", ""), x, y);
                            case 3 -> key(choice.among("RSA", "OKP", "oct", "ec", "\u0000"), "P-256", x, y);
                            case 4 -> key("EC", "P-256", x.substring(1), y);
                            case 5 -> key("EC", "P-256", x + choice.among("=", "A", "\n", "=="), y);
                            case 6 ->
                                key("EC", "P-256", "A".repeat(43), choice.among("A".repeat(43), "_".repeat(42) + "8"));
                            case 7 -> key("EC", "P-256", x, y).replace("}", ",\"d\":\"" + x + "\"}");
                            case 8 -> key("EC", "P-256", x, y).replace("}", ",\"x\":\"" + y + "\"}");
                            default ->
                                key("EC", "P-256", x, y)
                                        .replace(
                                                "}",
                                                ","
                                                        + Forgery.quoted(choice.among(
                                                                "key_ops", "ext", "use", "alg", "kid", "k"))
                                                        + ":" + Nasty.value(choice) + "}");
                        });
    }

    private static Forgery claimed(Possession sender, Choice choice) {
        Forgery proof = forged(sender);
        String name = choice.of(CLAIMS);
        return switch (choice.below(7)) {
            case 0 -> proof.withoutClaim(name);
            case 1 -> proof.claimsText(Nasty.value(choice));
            case 2 ->
                proof.claimsText(
                        "{" + Forgery.quoted(name) + ":1," + proof.claimsText().substring(1));
            case 3 -> proof.claim("iat", Long.toString(time(choice)));
            case 4 -> proof.claim(name, JsonMapper.shared().writeValueAsString(wellFormed(Nasty.text(choice))));
            default -> proof.claim(name, Nasty.value(choice));
        };
    }

    private static long time(Choice choice) {
        long now = Clock.systemUTC().instant().getEpochSecond();
        return choice.among(now - 62, now + 62, now * 1000, -now, 0L, Long.MAX_VALUE, Long.MIN_VALUE, 253_402_300_800L);
    }

    private static String wellFormed(String text) {
        return text.codePoints()
                .map(c -> Character.getType(c) == Character.SURROGATE ? 0x3F : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String key(String type, String curve, String x, String y) {
        return "{\"kty\":" + Forgery.quoted(type) + ",\"crv\":" + Forgery.quoted(curve) + ",\"x\":" + Forgery.quoted(x)
                + ",\"y\":" + Forgery.quoted(y) + "}";
    }
}
