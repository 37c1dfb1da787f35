package com.keyri.order.console;

import com.keyri.approval.console.PageApproval;
import com.keyri.order.OrderDeletionService;
import com.keyri.order.OrderService;
import com.keyri.order.model.KeptColumn;
import com.keyri.order.model.Order;
import com.keyri.order.model.OrderId;
import com.keyri.order.model.OrderStep;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.web.console.ListParameters;
import com.keyri.web.console.Unchanged;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The deletion of an order: what goes, what stays, and doing it. */
@Named("deleteOrderPage")
@ViewScoped
public class DeleteOrderPage implements Serializable {
    private static final long serialVersionUID = 1L;

    @EJB
    transient OrderService orders;

    @EJB
    transient OrderDeletionService deletion;

    @Inject
    transient PageApproval approval;

    @Inject
    transient HttpServletRequest request;

    @Inject
    transient InstantSource clock;

    @Inject
    @ConfigProperty(name = "keyri.backup.retention")
    transient Duration retention;

    private String id = "";
    private transient @Nullable Order order;
    private transient @Nullable List<KeptColumn> kept;

    @PostConstruct
    void read() {
        id = new ListParameters(request, "id").get("id");
    }

    /** Reads it before anything is drawn. */
    public void load() {
        getOrder();
    }

    public Order getOrder() {
        if (order == null) {
            order = orders.get(OrderId.parse(id).orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND)));
        }
        return Objects.requireNonNull(order);
    }

    /** What isn’t looked at, or not for everything, because it lives on. */
    public List<KeptColumn> getKept() {
        if (kept == null) {
            kept = deletion.kept();
        }
        return List.copyOf(Objects.requireNonNull(kept));
    }

    /** How long backups hold what is deleted. */
    public long getBackupDays() {
        return retention.toDays();
    }

    /** Why it can’t be deleted now; empty where it can. */
    public String getRefusal() {
        return getOrder().refusal(OrderStep.DELETE, clock.instant()).orElse("");
    }

    /** Deletes it, when that was approved on the phone; what comes then is what remains of it. */
    public void delete() {
        Order shown = getOrder();
        approval.run(() -> {
            deletion.delete(shown.id(), Unchanged.since(shown));
            try {
                FacesContext.getCurrentInstance()
                        .getExternalContext()
                        .redirect("/portal/orders/order?id=" + shown.id());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
