package com.keyri.search.console;

import com.keyri.search.Found;
import com.keyri.search.SearchService;
import com.keyri.web.console.ListParameters;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the portal's search box finds. */
@Named("searchPage")
@RequestScoped
public class SearchPage {
    private static final int LONGEST = 80;

    @EJB
    SearchService search;

    @Inject
    HttpServletRequest request;

    private String text = "";
    private List<Found> items = List.of();

    @PostConstruct
    void read() {
        text = new ListParameters(request, "q").get("q");
    }

    /** Looks before anything is drawn, so that a refusal is still an answer of its own. */
    public void load() {
        items = text.isEmpty() || text.length() > LONGEST ? List.of() : search.find(text);
    }

    public String getText() {
        return text;
    }

    public List<Found> getItems() {
        return items;
    }

    /** Where it is. */
    public String address(Found found) {
        String application = found.application().map(Object::toString).orElse("");
        return switch (found.kind()) {
            case APPLICATION -> "/portal/applications/application?id=" + found.id();
            case API_KEY -> "/portal/applications/keys?id=" + application;
            case MEMBER -> "/portal/members?id=" + found.id();
            case USER ->
                "/portal/users/user?application=" + application + "&id="
                        + URLEncoder.encode(found.id(), StandardCharsets.UTF_8);
        };
    }

    /** What it is, in a word. */
    public String kind(Found found) {
        return switch (found.kind()) {
            case APPLICATION -> "Application";
            case API_KEY -> "API key";
            case MEMBER -> "Member";
            case USER -> "User";
        };
    }
}
