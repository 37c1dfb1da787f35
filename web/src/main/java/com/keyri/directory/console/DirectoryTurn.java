package com.keyri.directory.console;

import com.keyri.directory.DirectoryRequest;
import com.keyri.paging.model.Page;
import com.keyri.web.console.ListParameters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list of the directory, and the addresses of the two beside it. Services page forward; the page before
 * is the next one of the list in the other direction.
 *
 * @param newer the address of the page with what was made later; empty where there is none
 * @param older the address of the page with what was made earlier
 */
public record DirectoryTurn<T>(List<T> items, Optional<String> newer, Optional<String> older) {
    private static final int ROWS = 50;

    public DirectoryTurn {
        items = List.copyOf(items);
    }

    static <T> DirectoryTurn<T> of(
            ListParameters parameters, String path, Function<DirectoryRequest, Page<T>> list, Function<T, Object> id) {
        Optional<String> before = parameters.find(ListParameters.BEFORE);
        boolean isNewestFirst = !parameters.get("order").equals("oldest");
        Page<T> page = list.apply(new DirectoryRequest(
                parameters.day("from"),
                parameters.dayAfter("to"),
                isNewestFirst == before.isEmpty(),
                ROWS,
                before.or(() -> parameters.find(ListParameters.AFTER))));
        List<T> items = new ArrayList<>(page.items());
        boolean hasMore = page.next().isPresent();
        boolean isLater = parameters.find(ListParameters.AFTER).isPresent();
        if (before.isPresent()) {
            Collections.reverse(items);
        }
        if (items.isEmpty()) {
            return new DirectoryTurn<>(List.of(), Optional.empty(), Optional.empty());
        }
        Optional<String> previous = link(
                before.isPresent() ? hasMore : isLater,
                parameters,
                path,
                ListParameters.BEFORE,
                id.apply(items.get(0)));
        Optional<String> next = link(
                before.isPresent() || hasMore,
                parameters,
                path,
                ListParameters.AFTER,
                id.apply(items.get(items.size() - 1)));
        return isNewestFirst ? new DirectoryTurn<>(items, previous, next) : new DirectoryTurn<>(items, next, previous);
    }

    static <T> DirectoryTurn<T> only(Optional<T> found) {
        return new DirectoryTurn<>(found.stream().toList(), Optional.empty(), Optional.empty());
    }

    private static Optional<String> link(
            boolean isThere, ListParameters parameters, String path, String place, Object cursor) {
        return isThere ? Optional.of(parameters.at(path, place, cursor.toString())) : Optional.empty();
    }
}
