package com.keyri.stripe.rest;

import com.keyri.access.model.Roles;
import com.keyri.paging.model.Page;
import com.keyri.stripe.ReceivedHint;
import com.keyri.stripe.StripeInboxService;
import com.keyri.stripe.model.HintState;
import com.keyri.web.rest.NameParameter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The newest of what has come in from Stripe, as a table for other programs. */
@Path("billing/inbox.csv")
@ApplicationScoped
@RolesAllowed({Roles.STAFF_BILLING, Roles.STAFF_ADMINISTRATOR, Roles.SECURITY_OFFICER, Roles.AUDITOR})
public class StripeInboxTableResource {
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 50;
    private static final String NAMES =
            "event,type,source,object,created,received,version,live,state,reason,attempts\r\n";

    @EJB
    StripeInboxService inbox;

    @GET
    @Produces("text/csv")
    public Response get(@QueryParam("state") @Nullable String state) {
        Optional<HintState> wanted = NameParameter.of(HintState.class, "state", state);
        StringBuilder table = new StringBuilder(NAMES);
        Page<ReceivedHint> page = inbox.list(wanted, PAGE, Optional.empty());
        page.items().forEach(hint -> table.append(line(hint)));
        for (int i = 1; i < MOST_PAGES && page.next().isPresent(); i++) {
            page = inbox.list(wanted, PAGE, page.next());
            page.items().forEach(hint -> table.append(line(hint)));
        }
        return Response.ok(table.toString())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"stripe-events.csv\"")
                .build();
    }

    /** None of it holds a comma or a quote: ids, types and words of ours. */
    private static String line(ReceivedHint hint) {
        return String.join(
                        ",",
                        hint.eventId(),
                        hint.type(),
                        hint.source(),
                        hint.objectId().orElse(""),
                        hint.created().toString(),
                        hint.receivedAt().toString(),
                        hint.apiVersion().orElse("").replaceAll("[^A-Za-z0-9.-]", ""),
                        Boolean.toString(hint.isLive()),
                        hint.state().name(),
                        hint.reason(),
                        Integer.toString(hint.attempts()))
                + "\r\n";
    }
}
