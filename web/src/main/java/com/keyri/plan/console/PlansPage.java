package com.keyri.plan.console;

import com.keyri.paging.model.Page;
import com.keyri.plan.CatalogueService;
import com.keyri.plan.TermsWords;
import com.keyri.plan.model.Plan;
import com.keyri.plan.model.PlanVersion;
import com.keyri.web.console.CsvFile;
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
import org.jspecify.annotations.Nullable;

/** The list of the plans. */
@Named("plansPage")
@RequestScoped
public class PlansPage {
    static final String PATH = "/console/plans";
    private static final int ROWS = 50;
    private static final int MOST_IN_FILE = 10_000;

    @EJB
    CatalogueService catalogue;

    @Inject
    HttpServletRequest request;

    private ListParameters parameters = ListParameters.NONE;
    private @Nullable Page<Plan> page;

    @PostConstruct
    void read() {
        parameters = new ListParameters(request, ListParameters.AFTER);
    }

    /** Looks it up before anything is drawn, so that a refusal is still an answer of its own. */
    public void load() {
        page = catalogue.plans(ROWS, parameters.find(ListParameters.AFTER));
    }

    public List<Plan> getItems() {
        return page().items();
    }

    public String getNext() {
        return parameters.next(PATH, page());
    }

    public String getFirst() {
        return parameters.first(PATH);
    }

    /** What the newest version for everybody says; empty where there is none. */
    public String newest(Plan plan) {
        return catalogue
                .newest(plan.id())
                .map(version -> TermsWords.of(version.terms()))
                .orElse("No version yet");
    }

    /** All versions of all plans as a file. */
    public void export() {
        CsvFile file = new CsvFile(
                "plan_id", "plan", "state", "version", "version_id", "customer_id", "made_at", "published", "terms");
        int rows = 0;
        Optional<String> cursor = Optional.empty();
        do {
            Page<Plan> plans = catalogue.plans(ROWS, cursor);
            for (Plan plan : plans.items()) {
                rows += addVersions(file, plan);
            }
            cursor = plans.next();
        } while (cursor.isPresent() && rows < MOST_IN_FILE);
        file.download("plans");
    }

    private int addVersions(CsvFile file, Plan plan) {
        int rows = 0;
        Optional<String> cursor = Optional.empty();
        do {
            Page<PlanVersion> versions = catalogue.versions(plan.id(), ROWS, cursor);
            versions.items()
                    .forEach(version -> file.row(
                            plan.id(),
                            plan.name(),
                            plan.state(),
                            version.number(),
                            version.id(),
                            version.customer().map(Object::toString).orElse(""),
                            version.madeAt(),
                            version.prices().isPresent(),
                            TermsWords.of(version.terms())));
            rows += versions.items().size();
            cursor = versions.next();
        } while (cursor.isPresent() && rows < MOST_IN_FILE);
        return rows;
    }

    private Page<Plan> page() {
        if (page == null) {
            load();
        }
        return Objects.requireNonNull(page);
    }
}
