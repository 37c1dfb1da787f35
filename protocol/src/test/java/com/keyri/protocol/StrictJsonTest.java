package com.keyri.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    @Test
    void shouldReadEveryKindOfValueAndWriteItBack() {
        String json = "{\"a\":\"x\\n\\\"ü😀\",\"b\":[1,-2,9007199254740993,12345678901234567890],\"c\":{\"d\":null},"
                + "\"e\":true,\"f\":false,\"g\":1.5}";
        Map<String, Object> members = StrictJson.object(json, 1000);
        assertEquals("x\n\"ü😀", members.get("a"));
        assertEquals(
                Arrays.asList(1L, -2L, 9007199254740993L, new BigDecimal("12345678901234567890")), members.get("b"));
        assertEquals(new BigDecimal("1.5"), members.get("g"));
        assertEquals(List.of("a", "b", "c", "e", "f", "g"), List.copyOf(members.keySet()));
        assertEquals(json, StrictJson.write(members));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "\"a\"",
                "null",
                "[]",
                "{",
                "{}}",
                "{} {}",
                "{}x",
                "{}//c",
                "/*c*/{}",
                "\uFEFF{}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":1,}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":1e99999999999}",
                "{\"a\":1e-99999999999}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\\x41\"}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"\\u0061\":1}",
                "{\"b\":{\"a\":1,\"a\":2}}",
                "{\"b\":[{\"a\":1,\"a\":2}]}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\udc00\\ud800\"}",
                "{\"\\ud800\":1}",
                "{\"a\":123456789012345678901234567890123}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":tru}",
                "{\"a\":\"x}"
            })
    void shouldRefuseWhenTextIsNotOneStrictObject(String json) {
        assertThrows(MalformedException.class, () -> StrictJson.object(json, 1000));
    }

    @Test
    void shouldRefuseWhenTooDeepOrTooLong() {
        String deep = "{\"a\":".repeat(20) + "1" + "}".repeat(20);
        String longText = "{\"a\":\"" + "x".repeat(100) + "\"}";
        String longName = "{\"" + "x".repeat(200) + "\":1}";
        assertThrows(MalformedException.class, () -> StrictJson.object(deep, 1000));
        assertThrows(MalformedException.class, () -> StrictJson.object(longText, 100));
        assertThrows(MalformedException.class, () -> StrictJson.object(longName, 1000));
    }

    @Test
    void shouldRefuseToWriteAnUnpairedSurrogate() {
        assertThrows(MalformedException.class, () -> StrictJson.write(Map.of("a", "\ud800")));
    }
}
