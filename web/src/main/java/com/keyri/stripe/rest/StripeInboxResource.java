package com.keyri.stripe.rest;

import com.keyri.access.model.Roles;
import com.keyri.stripe.StripeInboxService;
import com.keyri.stripe.model.HintState;
import com.keyri.web.rest.NameParameter;
import com.keyri.web.rest.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** What has come in from Stripe, for the staff. */
@Path("billing/inbox")
@ApplicationScoped
@RolesAllowed({Roles.STAFF_BILLING, Roles.STAFF_ADMINISTRATOR, Roles.SECURITY_OFFICER, Roles.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
public class StripeInboxResource {
    @EJB
    StripeInboxService inbox;

    @GET
    public StripeEventList list(@QueryParam("state") @Nullable String state, @Valid @BeanParam PageRequest page) {
        return StripeEventList.from(
                inbox.list(NameParameter.of(HintState.class, "state", state), page.limit(), page.cursor()));
    }

    @GET
    @Path("{eventId}")
    public StripeEventBody get(@PathParam("eventId") String eventId) {
        return StripeEventBody.from(inbox.get(eventId));
    }

    /** Has it looked at once more. */
    @POST
    @Path("{eventId}/replay")
    @RolesAllowed({Roles.STAFF_BILLING, Roles.STAFF_ADMINISTRATOR})
    public StripeEventBody replay(@PathParam("eventId") String eventId) {
        return StripeEventBody.from(inbox.replay(eventId));
    }
}
