package com.keyri.test.card;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumbersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "4242424242424242",
                "\"card\":\"4000056655665556\"",
                "5555 5555 5555 4444",
                "2223-0031-2200-3222",
                "378282246310005",
                "3782 822463 10005",
                "6011111111111117",
                "30569309025904",
                "3566002020360505",
                "6200000000000005",
                "number=4222222222222,"
            })
    void shouldFindCards(String text) {
        assertEquals(1, CardNumbers.find(text).size(), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4242424242424241",
                "1793613600123",
                "evt_4242424242424242",
                "4242424242424242a",
                "0.4242424242424242",
                "00000000-4242-4242-4242-424242424242",
                "42424242424242424242",
                "\\x4242424242424242",
                "7992739871300000"
            })
    void shouldNotFindOthers(String text) {
        assertEquals(List.of(), CardNumbers.find(text));
    }

    @Test
    void shouldNotRepeatThem() {
        assertEquals(List.of("…4242", "…4444"), CardNumbers.find("4242424242424242 and 5555555555554444"));
    }
}
