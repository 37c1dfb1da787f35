package com.keyri.order.console;

import com.keyri.order.OrderService;
import com.keyri.order.model.Order;
import com.keyri.plan.CatalogueService;
import com.keyri.plan.PriceWords;
import com.keyri.plan.model.PlanVersion;
import com.keyri.plan.model.PlanVersionId;
import com.keyri.problem.DomainException;
import com.keyri.web.console.FormCheck;
import com.keyri.web.console.PageMessage;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A new order, of what the organization may order. */
@Named("newOrderPage")
@ViewScoped
public class NewOrderPage implements Serializable {
    private static final long serialVersionUID = 1L;

    @EJB
    transient OrderService orders;

    @EJB
    transient CatalogueService catalogue;

    @Inject
    transient FormCheck form;

    private transient @Nullable List<PlanVersion> offers;
    private @Nullable String planVersionId;

    @PostConstruct
    void read() {
        offers = orders.asOrdered(catalogue.offers());
    }

    public List<PlanVersion> getOffers() {
        return offers == null ? List.of() : List.copyOf(offers);
    }

    /** What a plan gives and asks, a line for each thing. */
    public List<String> words(PlanVersion version) {
        return PriceWords.of(version.terms());
    }

    /** The one thing that a choice says besides the plan's name. */
    public String fee(PlanVersion version) {
        return PriceWords.fee(version.terms());
    }

    /** Writes the draft down; what comes then is its page. */
    public void draft() {
        Optional<PlanVersionId> wanted = PlanVersionId.parse(planVersionId == null ? "" : planVersionId);
        if (wanted.isEmpty()) {
            PageMessage.beside("planVersionId", "Choose a plan.");
            return;
        }
        try {
            Order draft = orders.draft(wanted.get());
            FacesContext.getCurrentInstance().getExternalContext().redirect("/portal/orders/order?id=" + draft.id());
        } catch (DomainException e) {
            form.refused(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public @Nullable String getPlanVersionId() {
        return planVersionId;
    }

    public void setPlanVersionId(@Nullable String planVersionId) {
        this.planVersionId = planVersionId;
    }
}
