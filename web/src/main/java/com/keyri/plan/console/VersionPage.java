package com.keyri.plan.console;

import com.keyri.access.Caller;
import com.keyri.approval.console.PageApproval;
import com.keyri.organization.model.OrganizationId;
import com.keyri.paging.model.Page;
import com.keyri.plan.CatalogueService;
import com.keyri.plan.MoveChoice;
import com.keyri.plan.PlanPublicationService;
import com.keyri.plan.PlanPublisher;
import com.keyri.plan.PlanVersionService;
import com.keyri.plan.TermsWords;
import com.keyri.plan.model.PlanMove;
import com.keyri.plan.model.PlanPublication;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.plan.rest.PublishBody;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.secret.model.SecretText;
import com.keyri.web.console.CsvFile;
import com.keyri.web.console.FormCheck;
import com.keyri.web.console.ListParameters;
import com.keyri.web.console.PageMessage;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A version of a plan: who moves to it, and how it gets to Stripe. */
@Named("versionPage")
@ViewScoped
public class VersionPage implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int ROWS = 100;
    private static final int MOST_IN_FILE = 10_000;

    @EJB
    transient CatalogueService catalogue;

    @EJB
    transient PlanVersionService versions;

    @EJB
    transient PlanPublicationService publications;

    @Inject
    transient PlanPublisher publisher;

    @Inject
    transient PageApproval approval;

    @Inject
    transient FormCheck check;

    @Inject
    transient Caller caller;

    @Inject
    transient HttpServletRequest request;

    private String id = "";
    private String after = "";
    private final MoveForm moves = new MoveForm();
    private transient @Nullable String key;
    private transient @Nullable Page<PlanMove> planned;
    private transient @Nullable Map<OrganizationId, String> customers;

    @PostConstruct
    void read() {
        ListParameters parameters = new ListParameters(request, "id", ListParameters.AFTER);
        id = parameters.get("id");
        after = parameters.get(ListParameters.AFTER);
    }

    public PlanVersion getVersion() {
        return catalogue.version(version());
    }

    public String getWords() {
        return TermsWords.of(getVersion().terms());
    }

    /** Whose version it is. */
    public String getCustomer() {
        return getVersion()
                .customer()
                .map(organization -> catalogue
                        .customerNames(List.of(organization))
                        .getOrDefault(organization, organization.toString()))
                .orElse("Everybody");
    }

    public boolean isPublished() {
        return getVersion().prices().isPresent();
    }

    /** Who wants it published; null where nobody does. */
    public @Nullable PlanPublication getPublication() {
        return catalogue.publication(version()).orElse(null);
    }

    /** Whether whoever looks has asked for it, and therefore can't confirm it. */
    public boolean isAskedByViewer() {
        return catalogue
                .publication(version())
                .filter(asked -> asked.askedBy().equals(caller.account()))
                .isPresent();
    }

    /** Asks for the publication. */
    public void ask() {
        approval.run(
                () -> publications.ask(version()), "Asked. Somebody else of the staff has to confirm it within a day.");
    }

    /** Publishes it with the key that was pasted; nothing but the work that waits for the phone holds it. */
    public void publish() {
        PublishBody body = new PublishBody(key == null ? "" : key.strip());
        key = null;
        if (!check.accepts(body)) {
            return;
        }
        SecretText secret = body.secret();
        approval.run(() -> publisher.publish(version(), secret), "The version is published at Stripe.");
    }

    public List<PlanMove> getPlanned() {
        return planned().items();
    }

    /** The address of the page with further moves; empty where there are none. */
    public String getNext() {
        return planned()
                .next()
                .map(cursor -> "/console/plans/version?id=" + id + "&after=" + cursor)
                .orElse("");
    }

    /** All moves to it as a file. */
    public void exportMoves() {
        CsvFile file = new CsvFile("move_id", "customer_id", "customer", "state", "not_before", "planned_at");
        int rows = 0;
        Optional<String> cursor = Optional.empty();
        do {
            Page<PlanMove> part = catalogue.moves(version(), ROWS, cursor);
            Map<OrganizationId, String> names = catalogue.customerNames(
                    part.items().stream().map(PlanMove::organization).toList());
            part.items()
                    .forEach(move -> file.row(
                            move.id(),
                            move.organization(),
                            names.getOrDefault(move.organization(), ""),
                            move.state(),
                            move.notBefore(),
                            move.plannedAt()));
            rows += part.items().size();
            cursor = part.next();
        } while (cursor.isPresent() && rows < MOST_IN_FILE);
        file.download("moves");
    }

    public String customerOf(PlanMove move) {
        return Objects.requireNonNullElse(customers, Map.<OrganizationId, String>of())
                .getOrDefault(move.organization(), move.organization().toString());
    }

    /** Plans who moves to it. */
    public void move() {
        try {
            MoveChoice choice = moves.choice();
            approval.run(() -> moved(choice));
        } catch (DomainException e) {
            check.refused(e);
        }
    }

    private void moved(MoveChoice choice) {
        try {
            int count = versions.move(version(), choice);
            planned = null;
            PageMessage.good(count == 1 ? "1 customer will move." : count + " customers will move.");
        } catch (DomainException e) {
            MoveRefusal.tell(e, check);
        }
    }

    private Page<PlanMove> planned() {
        if (planned == null) {
            planned = catalogue.moves(version(), ROWS, Optional.of(after).filter(text -> !text.isEmpty()));
            customers = catalogue.customerNames(
                    planned.items().stream().map(PlanMove::organization).toList());
        }
        return planned;
    }

    private PlanVersionId version() {
        return PlanVersionId.parse(id).orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
    }

    public MoveForm getMoves() {
        return moves;
    }

    public @Nullable String getKey() {
        return key;
    }

    public void setKey(@Nullable String key) {
        this.key = key;
    }
}
