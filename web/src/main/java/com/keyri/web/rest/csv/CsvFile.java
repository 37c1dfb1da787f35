package com.keyri.web.rest.csv;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table as a file (RFC 4180). What a spreadsheet would take for a formula, which a customer's name may be made to
 * look like, is text: an apostrophe stands before it.
 */
public final class CsvFile {
    public static final String MEDIA_TYPE = "text/csv";

    private static final MediaType UTF_8 = new MediaType("text", "csv", "utf-8");
    private static final Pattern QUOTED = Pattern.compile("[\",\r\n]");
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,60}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,12})?");
    private static final String FORMULAS = "=+-@\t\r";

    private final StringBuilder text = new StringBuilder();
    private final int columns;

    /** Begins with the names of its columns. */
    public CsvFile(String... header) {
        columns = header.length;
        row((Object[]) header);
    }

    /**
     * Adds a row; what is null is empty.
     *
     * @throws IllegalArgumentException where it has another number of cells than the header
     */
    public CsvFile row(@Nullable Object... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(cells.length + " cells in " + columns + " columns");
        }
        for (int i = 0; i < cells.length; i++) {
            text.append(i == 0 ? "" : ",").append(cell(Objects.toString(cells[i], "")));
        }
        text.append("\r\n");
        return this;
    }

    /** A row for each of the items. */
    public static <T> CsvFile of(List<T> items, RowOf<T> row, String... header) {
        CsvFile file = new CsvFile(header);
        items.forEach(item -> file.row(row.cells(item)));
        return file;
    }

    /** The cells of an item's row. */
    public interface RowOf<T> {
        @Nullable Object[] cells(T item);
    }

    /**
     * The answer that a browser keeps as a file.
     *
     * @param name without its ending; lower-case letters, digits and hyphens
     */
    public Response named(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a file called " + name);
        }
        return Response.ok(text.toString(), UTF_8)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        String.format(Locale.ROOT, "attachment; filename=\"%s.csv\"", name))
                .build();
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static String cell(String value) {
        boolean isFormula = !value.isEmpty()
                && FORMULAS.indexOf(value.charAt(0)) >= 0
                && !NUMBER.matcher(value).matches();
        String safe = isFormula ? "'" + value : value;
        return QUOTED.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
