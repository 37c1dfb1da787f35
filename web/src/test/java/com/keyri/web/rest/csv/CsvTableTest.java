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

    @Test
    void shouldDisarmFormulasBehindWhatOtherSpreadsheetsPartBy() {
        CsvTable table = new CsvTable(
                List.of("name"),
                List.of(
                        List.of("Bakers;=1+1"),
                        List.of("Bakers\t@sum"),
                        List.of("Bakers; -2;+3"),
                        List.of("Bakers;\"=1"),
                        List.of("Bakers\n=1"),
                        List.of("Bakers; Millers - and others")));
        assertEquals(
                List.of(
                        "name",
                        "Bakers;'=1+1",
                        "Bakers\t'@sum",
                        "Bakers;' -2;'+3",
                        "\"Bakers;'\"\"=1\"",
                        "\"Bakers\n'=1\"",
                        "Bakers; Millers - and others",
                        ""),
                List.of(table.text().split("\r\n", -1)));
    }
}
