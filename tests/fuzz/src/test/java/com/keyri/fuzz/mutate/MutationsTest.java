package com.keyri.fuzz.mutate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.client.SigningKey;
import com.keyri.fuzz.judge.Kind;
import com.keyri.fuzz.wire.Draft;
import com.keyri.fuzz.wire.Possession;
import com.keyri.test.contract.OpenApiDocument;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MutationsTest {
    private static final OpenApiDocument DOCUMENT =
            OpenApiDocument.read(Path.of("../../web/src/main/resources/openapi.yaml"));
    private static final Set<Kind> OTHERS = Set.of(Kind.WIRE, Kind.CEREMONY, Kind.HANDSHAKE, Kind.FRAME);

    private final Mutations mutations = new Mutations(DOCUMENT);
    private final SigningKey key = SigningKey.generate();

    /** Without this, a run would send the same few requests a hundred thousand times. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void shouldSpoilInManyWays(Kind kind) {
        if (OTHERS.contains(kind)) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int number = 0; number < 400; number++) {
            Draft draft = draft();
            mutations.spoil(kind, draft, Choice.of(1, number));
            seen.add(text(draft));
        }
        assertTrue(seen.size() > 20, kind + " has " + seen.size());
    }

    @Test
    void shouldSpoilTheSameAgainWithTheSameSeed() {
        for (Kind kind : List.of(Kind.BODY, Kind.BYTES, Kind.FORM, Kind.MEDIA, Kind.PATH, Kind.QUERY, Kind.HEADER)) {
            for (int number = 0; number < 50; number++) {
                Draft one = draft().without("DPoP");
                Draft other = draft().without("DPoP");
                mutations.spoil(kind, one, Choice.of(5, number));
                mutations.spoil(kind, other, Choice.of(5, number));
                assertArrayEquals(one.bytes("host"), other.bytes("host"));
            }
        }
    }

    @Test
    void shouldBreakHttpInManyWays() {
        Set<String> seen = new HashSet<>();
        for (int number = 0; number < 600; number++) {
            byte[] bytes = WireForms.of(draft(), "host", Choice.of(1, number)).value();
            seen.add(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        assertTrue(seen.size() > 200, "only " + seen.size());
    }

    private Draft draft() {
        return new Draft(DOCUMENT.operation("createTransaction"), "POST", "/api/v1/transactions")
                .with("Content-Type", "application/json")
                .with("Authorization", "Bearer keyri_xx_" + "A".repeat(43))
                .provenBy(new Possession(key, "POST", "https://keyri.localhost/api/v1/transactions", null, null))
                .text("{\"userId\":\"u\",\"nonce\":\"0123456789abcdef\",\"text\":\"Pay\"}");
    }

    private static String text(Draft draft) {
        return new String(draft.bytes("host"), StandardCharsets.ISO_8859_1);
    }
}
