package com.keyri.stripe.rest;

import com.keyri.access.model.Roles;
import com.keyri.paging.model.Page;
import com.keyri.stripe.ReceivedHint;
import com.keyri.stripe.StripeInboxService;
import com.keyri.stripe.model.HintState;
import com.keyri.web.rest.NameParameter;
import com.keyri.web.rest.csv.CsvTable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The newest of what has come in from Stripe, as a table for other programs. */
@Path("billing/inbox.csv")
@ApplicationScoped
@RolesAllowed({Roles.STAFF_BILLING, Roles.STAFF_ADMINISTRATOR, Roles.SECURITY_OFFICER, Roles.AUDITOR})
public class StripeInboxTableResource {
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 50;
    private static final List<String> COLUMNS = List.of(
            "event",
            "type",
            "source",
            "object",
            "created",
            "received",
            "version",
            "live",
            "state",
            "reason",
            "attempts");

    @EJB
    StripeInboxService inbox;

    @GET
    @Produces("text/csv")
    public Response get(@QueryParam("state") @Nullable String state) {
        Optional<HintState> wanted = NameParameter.of(HintState.class, "state", state);
        List<List<String>> rows = new ArrayList<>();
        Page<ReceivedHint> page = inbox.list(wanted, PAGE, Optional.empty());
        page.items().forEach(hint -> rows.add(cells(hint)));
        for (int i = 1; i < MOST_PAGES && page.next().isPresent(); i++) {
            page = inbox.list(wanted, PAGE, page.next());
            page.items().forEach(hint -> rows.add(cells(hint)));
        }
        return new CsvTable(COLUMNS, rows).answer("stripe-events.csv");
    }

    private static List<String> cells(ReceivedHint hint) {
        return List.of(
                hint.eventId(),
                hint.type(),
                hint.source(),
                hint.objectId().orElse(""),
                hint.created().toString(),
                hint.receivedAt().toString(),
                hint.apiVersion().orElse(""),
                Boolean.toString(hint.isLive()),
                hint.state().name(),
                hint.reason(),
                Integer.toString(hint.attempts()));
    }
}
