package com.keyri.id;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypeIdTest {
    @Test
    void shouldWriteTheTextThatTheTypeIdSpecificationGives() {
        UUID uuid = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
        assertEquals("prefix_01h455vb4pex5vsknk084sn02q", TypeId.format("prefix", uuid));
        assertEquals(Optional.of(uuid), TypeId.parse("prefix", "prefix_01h455vb4pex5vsknk084sn02q"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app_81h455vb4pex5vsknk084sn02q",
                "app_01h455vb4pex5vsknk084sn02Q",
                "app_01h455vb4pex5vsknk084sn02",
                "app_01h455vb4pex5vsknk084sn02qq",
                "dev_01h455vb4pex5vsknk084sn02q",
                "app-01h455vb4pex5vsknk084sn02q",
                "app_01h455vb4pex5vsknk084sn0iq",
                ""
            })
    void shouldRefuseOtherTexts(String text) {
        assertEquals(Optional.empty(), TypeId.parse("app", text));
    }

    @Test
    void shouldMakeVersion7WithTheMomentInIt() {
        Instant moment = Instant.parse("2026-11-23T12:00:00.123Z");
        UUID id = UuidV7.at(moment);
        assertEquals(7, id.version());
        assertEquals(2, id.variant());
        assertEquals(moment, UuidV7.momentOf(id));
    }
}
