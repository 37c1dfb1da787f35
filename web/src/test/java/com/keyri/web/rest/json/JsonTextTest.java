package com.keyri.web.rest.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.keyri.application.model.ApplicationId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTextTest {
    /** A body with a member of each kind. */
    public record Sample(
            @Nullable String text,
            @Nullable Integer number,
            @Nullable Boolean truth,
            @Nullable List<String> list,
            @Nullable ApplicationId id,
            @Nullable Instant at,
            @Nullable Inner inner,
            @Nullable Name name) {
        /** One of two. */
        public enum Name {
            ONE,
            ANOTHER_ONE
        }

        /** A body in a body. */
        public record Inner(String name) {}
    }

    @Test
    void shouldReadWhatIsThereAndLeaveTheRestOut() {
        Sample read = read("{\"text\":\"a\",\"number\":7,\"inner\":{\"name\":\"b\"},\"at\":\"2026-11-23T12:00:00Z\"}");
        assertEquals("a", read.text());
        assertEquals(7, read.number());
        assertEquals(new Sample.Inner("b"), read.inner());
        assertEquals(Instant.parse("2026-11-23T12:00:00Z"), read.at());
        assertNull(read.list());
        assertEquals(Sample.Name.ANOTHER_ONE, read("{\"name\":\"ANOTHER_ONE\"}").name());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\":null}|must not be null",
                "{\"list\":[null]}|must not be null",
                "{\"inner\":{\"name\":null}}|must not be null",
                "null|must not be null",
                "{\"other\":1}|is unknown",
                "{\"text\":\"a\",\"text\":\"b\"}|must not name a member twice",
                "{\"text\":1}|must be a string",
                "{\"number\":\"7\"}|must be of the right type",
                "{\"number\":7.5}|must be of the right type",
                "{\"truth\":\"true\"}|must be of the right type",
                "{\"list\":\"a\"}|must be of the right type",
                "{\"truth\":\"\"}|must be of the right type",
                "{\"truth\":\"  \"}|must be of the right type",
                "{\"number\":\" \"}|must be of the right type",
                "{\"inner\":\"\"}|must be of the right type",
                "{\"inner\":\" \"}|must be of the right type",
                "{\"list\":\" \"}|must be of the right type",
                "{\"id\":\"app_zzz\"}|must be of the right type",
                "{\"text\":\"a\"} {}|must be of the right type",
                "{\"text\":\"a\"|must be well-formed JSON",
                "[[[[[[[[[[[[1]]]]]]]]]]]]|must be of the right type",
                "{\"name\":\"ONE \"}|must be one of the names that the document lists",
                "{\"name\":\"one\"}|must be one of the names that the document lists",
                "{\"name\":\"\"}|must be one of the names that the document lists",
                "{\"name\":0}|must be a string",
                "{'text':'a'}|must be well-formed JSON",
                "''|must be of the right type",
            })
    void shouldRefuseWithWordsThatRepeatNoValue(String json, String message) {
        MalformedBodyException refused = assertThrows(MalformedBodyException.class, () -> read(json));
        assertEquals(message, refused.violations().get(0).message());
    }

    @Test
    void shouldSayWhereAValueIsMissing() {
        MalformedBodyException refused =
                assertThrows(MalformedBodyException.class, () -> read("{\"inner\":{\"name\":null}}"));
        assertEquals("inner", refused.violations().get(0).path());
    }

    private static Sample read(String json) {
        return JsonText.read(json.getBytes(StandardCharsets.UTF_8), Sample.class);
    }
}
