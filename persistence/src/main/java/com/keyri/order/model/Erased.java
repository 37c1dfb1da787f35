package com.keyri.order.model;

import java.util.List;
import java.util.Map;

/**
 * What a deletion did in the database.
 *
 * @param removed rows by table
 * @param tablesSearched of the whole schema, afterwards
 * @param columnsSearched in them
 * @param left where something of it was found all the same
 */
public record Erased(Map<String, Long> removed, int tablesSearched, int columnsSearched, List<Trace> left) {
    /** Rows that still hold something. */
    public record Trace(String table, String column, long rows) {}

    public Erased {
        removed = Map.copyOf(removed);
        left = List.copyOf(left);
    }
}
