package com.keyri.web.console;

import com.keyri.paging.model.Page;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page with a list that a parameter narrows to one of a few values, and that goes on from page to page. It is looked
 * up once.
 *
 * @param <T> what is listed
 * @param <S> what it can be narrowed to
 */
public abstract class FilteredList<T, S extends Enum<S>> {
    private final String path;
    private final int limit;
    private final String filter;
    private final Class<S> values;

    @Inject
    HttpServletRequest request;

    private ListParameters parameters = ListParameters.NONE;
    private @Nullable Page<T> page;

    /**
     * Below a path.
     *
     * @param limit how many there are on a page
     * @param filter the parameter's name
     * @param values what it can be
     */
    protected FilteredList(String path, int limit, String filter, Class<S> values) {
        this.path = path;
        this.limit = limit;
        this.filter = filter;
        this.values = values;
    }

    /** Asks for a page of it. */
    protected abstract Page<T> list(Optional<S> only, int most, Optional<String> after);

    @PostConstruct
    void read() {
        parameters = new ListParameters(request, filter, ListParameters.AFTER);
    }

    /** Looks it up before anything is drawn, so that a refusal is still an answer of its own. */
    public void load() {
        page();
    }

    public ListParameters getParameters() {
        return parameters;
    }

    public List<T> getItems() {
        return page().items();
    }

    /** Where the list goes on; empty at its end. */
    public String getNext() {
        return parameters.next(path, page());
    }

    /** Where the list begins; empty where this is the beginning. */
    public String getFirst() {
        return parameters.first(path);
    }

    private Page<T> page() {
        Page<T> known = page;
        if (known == null) {
            known = list(parameters.name(filter, values), limit, parameters.find(ListParameters.AFTER));
            page = known;
        }
        return known;
    }
}
