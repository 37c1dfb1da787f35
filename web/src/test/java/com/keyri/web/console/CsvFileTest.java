package com.keyri.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFileTest {
    @Test
    void shouldQuoteWhatWouldEndACell() {
        assertEquals(
                "name,amount\r\n\"Ex, \"\"Ample\"\"\nLtd\",-12.50\r\n,7\r\n",
                new CsvFile("name", "amount")
                        .row("Ex, \"Ample\"\nLtd", "-12.50")
                        .row(null, 7)
                        .toString());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "=1+1, '=1+1",
                "@SUM(A1), '@SUM(A1)",
                "+49 30, '+49 30",
                "-2+3, '-2+3",
                "-2, -2",
                "-0.5, -0.5",
                "a=b, a=b",
            })
    void shouldLetASpreadsheetComputeNothing(String value, String cell) {
        assertEquals("c\r\n" + cell + "\r\n", new CsvFile("c").row(value).toString());
    }

    @Test
    void shouldMakeARowOfEachItem() {
        assertEquals(
                "a,b\r\n1,2\r\n3,6\r\n",
                CsvFile.of(List.of(1, 3), item -> new Object[] {item, item * 2}, "a", "b")
                        .toString());
    }

    @Test
    void shouldRefuseARowThatDoesntFit() {
        CsvFile file = new CsvFile("a", "b");
        assertThrows(IllegalArgumentException.class, () -> file.row("1"));
        assertThrows(IllegalArgumentException.class, () -> file.download("../x"));
    }
}
