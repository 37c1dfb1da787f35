package com.keyri.web.console;

import com.keyri.web.rest.csv.CsvTable;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A table that a page gives as a file. */
public final class CsvFile {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,60}");

    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** Begins with the names of its columns. */
    public CsvFile(String... columns) {
        this.columns = List.of(columns);
    }

    /**
     * Adds a row; what is null is empty.
     *
     * @throws IllegalArgumentException where it has another number of cells than there are columns
     */
    public CsvFile row(@Nullable Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells in " + columns.size() + " columns");
        }
        rows.add(Arrays.stream(cells).map(cell -> Objects.toString(cell, "")).toList());
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
        byte[] bytes = toString().getBytes(StandardCharsets.UTF_8);
        answer.setResponseContentType(CsvTable.TYPE);
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
        return new CsvTable(columns, rows).text();
    }
}
