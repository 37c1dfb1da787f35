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
                "name,amount\r\n"
                        + "\"Bakers, Millers\",49.00\r\n"
                        + "\"the \"\"best\"\"\nplan\",\r\n"
                        + "\"'=HYPERLINK(\"\"x\"\")\",'-1\r\n"
                        + "'@sum,'+1\r\n",
                table.text());
    }
}
