package com.keyri.web.console;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table as a file (RFC 4180). What a spreadsheet would take for a formula, which a customer's name may be made to
 * look like, is text: an apostrophe stands before it.
 */
public final class CsvFile {
    private static final String MEDIA_TYPE = "text/csv;charset=utf-8";
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
     * Answers the present request of a page with the file, which the browser keeps.
     *
     * @param name without its ending; lower-case letters, digits and hyphens
     */
    public void download(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a file called " + name);
        }
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext answer = faces.getExternalContext();
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        answer.setResponseContentType(MEDIA_TYPE);
        answer.setResponseContentLength(bytes.length);
        answer.setResponseHeader("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
        answer.setResponseHeader("Cache-Control", "no-store");
        try {
            answer.getResponseOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        faces.responseComplete();
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
