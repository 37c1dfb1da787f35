package com.keyri.web.rest.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTableTest {
    @Test
    void shouldQuoteWhatWouldEndACellAndDisarmFormulas() {
        CsvTable table = new CsvTable(
                List.of("name", "amount"),
                List.of(
                        List.of("Bakers, Millers", "49.00"),
                        List.of("the \"best\"\nplan", ""),
                        List.of("=HYPERLINK(\"x\")", "-1"),
                        List.of("@sum", "+1")));
        assertEquals(
                List.of(
                        "name,amount",
                        "\"Bakers, Millers\",49.00",
                        "\"the \"\"best\"\"\nplan\",",
                        "\"'=HYPERLINK(\"\"x\"\")\",-1",
                        "'@sum,'+1",
                        ""),
                List.of(table.text().split("\r\n", -1)));
    }
}
