package com.keyri.fuzz.parser;

import com.keyri.apikey.rest.BearerTarget;
import com.keyri.device.PasskeysTarget;
import com.keyri.launcher.Installation;
import com.keyri.protocol.PayloadTarget;
import com.keyri.risk.BrowsersTarget;
import com.keyri.signin.rest.FramesTarget;
import com.keyri.token.rest.BasicTarget;
import com.keyri.web.rest.BodiesTarget;
import com.keyri.web.rest.FormsTarget;
import java.nio.file.Path;
import java.util.List;

/** The parsers that are given nonsense. Slow ones get a part of the inputs. */
enum Parser {
    KEYS(KeysTarget.class, 1),
    SIGNATURES(SignaturesTarget.class, 1),
    PROOFS(ProofsTarget.class, 10),
    STATEMENTS(StatementsTarget.class, 1),
    TOKENS(TokensTarget.class, 1),
    TEXTS(TextsTarget.class, 1),
    PAYLOADS(PayloadTarget.class, 2),
    FRAMES(FramesTarget.class, 1),
    BODIES(BodiesTarget.class, 2),
    FORMS(FormsTarget.class, 1),
    BEARER(BearerTarget.class, 1),
    BASIC(BasicTarget.class, 1),
    PASSKEYS(PasskeysTarget.class, 10),
    BROWSERS(BrowsersTarget.class, 100);

    private final Class<?> target;
    private final int slowness;

    Parser(Class<?> target, int slowness) {
        this.target = target;
        this.slowness = slowness;
    }

    Class<?> target() {
        return target;
    }

    /** How many inputs it gets where a fast one gets {@code runs}. */
    long runs(long runs) {
        return Math.max(1, runs / slowness);
    }

    List<byte[]> seeds() {
        return switch (this) {
            case KEYS -> Seeds.keys();
            case SIGNATURES -> Seeds.signatures();
            case PROOFS -> Seeds.proofs();
            case STATEMENTS -> Seeds.statementInputs();
            case TOKENS -> Seeds.tokens();
            case TEXTS -> Seeds.texts();
            case PAYLOADS -> Seeds.payloads();
            case FRAMES -> Seeds.frames();
            case BODIES -> BodySeeds.bodies(document());
            case FORMS -> Seeds.forms();
            case BEARER -> Seeds.headers();
            case BASIC -> Seeds.headers();
            case PASSKEYS -> BodySeeds.passkeys();
            case BROWSERS -> Seeds.browsers();
        };
    }

    private static Path document() {
        return Installation.find().root().resolve("web/src/main/resources/openapi.yaml");
    }
}
