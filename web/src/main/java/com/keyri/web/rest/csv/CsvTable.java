package com.keyri.web.rest.csv;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A table of comma-separated values: a line of names, and a line for each row.
 *
 * @param columns what the columns are called
 */
public record CsvTable(List<String> columns, List<List<String>> rows) {
    public static final String TYPE = "text/csv;charset=UTF-8;header=present";

    /** More than that is asked for in parts. */
    public static final int MOST_ROWS = 10_000;

    private static final String END = "\r\n";
    /** Where a spreadsheet that parts by something else than commas begins another cell or line, with a formula. */
    private static final Pattern CELL_WITHIN = Pattern.compile("[;\\t\\r\\n](?=[ \"]*[=+@-])");

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,12})?");

    public CsvTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** The answer to a request: a file of that name. */
    public Response answer(String fileName) {
        return Response.ok(text().getBytes(StandardCharsets.UTF_8), TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + '"')
                .build();
    }

    /** The table itself. */
    public String text() {
        return line(columns) + rows.stream().map(CsvTable::line).collect(Collectors.joining());
    }

    private static String line(List<String> cells) {
        return cells.stream().map(CsvTable::cell).collect(Collectors.joining(",")) + END;
    }

    /** What a spreadsheet would take for a formula is made a text; a number stays one. */
    private static String cell(String text) {
        boolean isFormula = !text.isEmpty()
                && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
        String within = CELL_WITHIN.matcher(text).replaceAll("$0'");
        String harmless = isFormula ? '\'' + within : within;
        boolean isPlain = harmless.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return isPlain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
