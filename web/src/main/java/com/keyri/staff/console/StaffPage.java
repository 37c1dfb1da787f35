package com.keyri.staff.console;

import com.keyri.paging.model.Page;
import com.keyri.staff.StaffService;
import com.keyri.staff.model.StaffMember;
import com.keyri.staff.model.StaffRole;
import com.keyri.web.console.ListParameters;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The list of the staff. */
@Named("staffPage")
@RequestScoped
public class StaffPage {
    static final String PATH = "/console/staff";
    private static final int ROWS = 50;

    @EJB
    StaffService staff;

    @Inject
    HttpServletRequest request;

    private ListParameters parameters = ListParameters.NONE;
    private @Nullable Page<StaffMember> page;

    @PostConstruct
    void read() {
        parameters = new ListParameters(request, "role", ListParameters.AFTER);
    }

    public ListParameters getParameters() {
        return parameters;
    }

    public List<StaffRole> getRoles() {
        return List.of(StaffRole.values());
    }

    /** Looks it up before anything is drawn, so that a refusal is still an answer of its own. */
    public void load() {
        page = staff.list(parameters.name("role", StaffRole.class), ROWS, parameters.find(ListParameters.AFTER));
    }

    public List<StaffMember> getMembers() {
        return page().items();
    }

    /** The address of the next page: who came later. */
    public Optional<String> getNext() {
        return page().next().map(cursor -> parameters.at(PATH, ListParameters.AFTER, cursor));
    }

    /** The address of the first page, where this is another one. */
    public Optional<String> getStart() {
        return parameters.find(ListParameters.AFTER).map(place -> PATH);
    }

    /** What somebody may do, in words. */
    public String roles(StaffMember member) {
        String words = member.roles().stream().sorted().map(StaffRole::label).collect(Collectors.joining(", "));
        return words.isEmpty() ? "no role" : words;
    }

    private Page<StaffMember> page() {
        if (page == null) {
            load();
        }
        return Objects.requireNonNull(page);
    }
}
