package com.keyri.plan.console;

import com.keyri.approval.console.PageApproval;
import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.AddVersion;
import com.keyri.plan.CatalogueService;
import com.keyri.plan.PlanPreviewService;
import com.keyri.plan.PlanVersionService;
import com.keyri.plan.PreviewedBill;
import com.keyri.plan.model.Plan;
import com.keyri.plan.model.PlanId;
import com.keyri.plan.model.PlanTerms;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.rest.TermsBody;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.web.console.CsvFile;
import com.keyri.web.console.FormCheck;
import com.keyri.web.console.ListParameters;
import com.keyri.web.console.PageMessage;
import com.keyri.web.console.TextLines;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The form that adds a version to a plan, with what everybody would pay under it. */
@Named("newVersionPage")
@ViewScoped
public class NewVersionPage implements Serializable {
    private static final long serialVersionUID = 1L;

    @EJB
    transient CatalogueService catalogue;

    @EJB
    transient PlanVersionService versions;

    @EJB
    transient PlanPreviewService previews;

    @Inject
    transient PageApproval approval;

    @Inject
    transient FormCheck check;

    @Inject
    transient Validator validator;

    @Inject
    transient HttpServletRequest request;

    private String id = "";
    private boolean isFilled;
    private final TermsForm terms = new TermsForm();
    private final MoveForm moves = new MoveForm();
    private @Nullable String customer;
    private @Nullable String added;
    private transient @Nullable List<PreviewedBill> bills;

    @PostConstruct
    void read() {
        id = new ListParameters(request, "plan").get("plan");
    }

    /**
     * Begins with the newest terms that everybody can have; before anything is drawn, so that a refusal is still an
     * answer of its own.
     */
    public void load() {
        if (!isFilled) {
            catalogue.newest(getPlan().id()).map(PlanVersion::terms).ifPresent(terms::fill);
            isFilled = true;
        }
    }

    public Plan getPlan() {
        return catalogue.plan(PlanId.parse(id).orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND)));
    }

    /** Shows what everybody would pay. */
    public void preview() {
        bills = bills().orElse(null);
    }

    /** The same as a file. */
    public void export() {
        bills().ifPresent(found -> CsvFile.of(
                        found,
                        bill -> new Object[] {
                            bill.organization(),
                            bill.organizationName(),
                            bill.version(),
                            bill.now(),
                            bill.then(),
                            bill.difference().map(Object::toString).orElse("")
                        },
                        "customer_id",
                        "customer",
                        "version",
                        "now",
                        "then",
                        "difference")
                .download("preview"));
    }

    /** Adds the version; the phone shows its terms. */
    public void add() {
        Optional<PlanTerms> typed = terms();
        if (typed.isEmpty()) {
            return;
        }
        try {
            AddVersion command = new AddVersion(getPlan().id(), customer(), typed.orElseThrow(), moves.choice());
            approval.run(() -> added(command));
        } catch (DomainException e) {
            check.refused(e);
        }
    }

    private void added(AddVersion command) {
        try {
            PlanVersion version = versions.add(command);
            added = version.id().toString();
            PageMessage.good("Version " + version.number() + " is added.");
        } catch (DomainException e) {
            MoveRefusal.tell(e, check);
        }
    }

    private Optional<List<PreviewedBill>> bills() {
        try {
            Optional<OrganizationId> only = customer();
            return terms().map(typed -> previews.preview(getPlan().id(), typed, only));
        } catch (DomainException e) {
            check.refused(e);
            return Optional.empty();
        }
    }

    private Optional<OrganizationId> customer() {
        return Optional.ofNullable(TextLines.one(customer))
                .map(text -> OrganizationId.parse(text)
                        .orElseThrow(() -> DomainException.of(
                                ProblemType.INVALID_REQUEST,
                                List.of("organizationId must be the id of an organization"))));
    }

    private Optional<PlanTerms> terms() {
        TermsBody body = terms.body();
        Set<ConstraintViolation<TermsBody>> found = validator.validate(body);
        List<String> ambiguous = terms.ambiguous();
        ambiguous.forEach(field -> PageMessage.beside(field, TypedAmounts.AMBIGUOUS));
        for (ConstraintViolation<TermsBody> violation : found) {
            String field = terms.field(violation.getPropertyPath().toString());
            if (!ambiguous.contains(field)) {
                PageMessage.beside(field, PageMessage.sentence(violation.getMessage()));
            }
        }
        return found.isEmpty() && ambiguous.isEmpty() ? Optional.of(body.terms()) : Optional.empty();
    }

    public TermsForm getTerms() {
        return terms;
    }

    public MoveForm getMoves() {
        return moves;
    }

    /** What was previewed last; null before. */
    public @Nullable List<PreviewedBill> getBills() {
        return bills == null ? null : List.copyOf(bills);
    }

    /** The version that was added; null before. */
    public @Nullable String getAdded() {
        return added;
    }

    public @Nullable String getCustomer() {
        return customer;
    }

    public void setCustomer(@Nullable String customer) {
        this.customer = customer;
    }
}
