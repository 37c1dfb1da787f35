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
import java.util.List;
import java.util.function.Supplier;

/** The parsers that are given nonsense. Slow ones get a part of the inputs. */
enum Parser {
    KEYS(KeysTarget.class, 1, Seeds::keys),
    SIGNATURES(SignaturesTarget.class, 1, Seeds::signatures),
    PROOFS(ProofsTarget.class, 10, Seeds::proofs),
    STATEMENTS(StatementsTarget.class, 1, Seeds::statementInputs),
    TOKENS(TokensTarget.class, 1, Seeds::tokens),
    TEXTS(TextsTarget.class, 1, Seeds::texts),
    PAYLOADS(PayloadTarget.class, 2, Seeds::payloads),
    FRAMES(FramesTarget.class, 1, Seeds::frames),
    BODIES(BodiesTarget.class, 2, () -> BodySeeds.bodies(document())),
    FORMS(FormsTarget.class, 1, Seeds::forms),
    BEARER(BearerTarget.class, 1, Seeds::headers),
    BASIC(BasicTarget.class, 1, Seeds::headers),
    PASSKEYS(PasskeysTarget.class, 10, BodySeeds::passkeys),
    BROWSERS(BrowsersTarget.class, 100, Seeds::browsers);

    private final Class<?> target;
    private final int slowness;
    private final Supplier<List<byte[]>> seeds;

    Parser(Class<?> target, int slowness, Supplier<List<byte[]>> seeds) {
        this.target = target;
        this.slowness = slowness;
        this.seeds = seeds;
    }

    Class<?> target() {
        return target;
    }

    /** How many inputs it gets where a fast one gets {@code runs}. */
    long runs(long runs) {
        return Math.max(1, runs / slowness);
    }

    List<byte[]> seeds() {
        return seeds.get();
    }

    private static java.nio.file.Path document() {
        return Installation.find().root().resolve("web/src/main/resources/openapi.yaml");
    }
}
