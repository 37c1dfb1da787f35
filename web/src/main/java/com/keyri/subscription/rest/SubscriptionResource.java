package com.keyri.subscription.rest;

import com.keyri.access.model.Roles;
import com.keyri.subscription.SubscriptionService;
import com.keyri.subscription.model.TierChangeId;
import com.keyri.web.rest.creation.Creation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The subscription of the organization that the session works in. */
@Path("subscription")
@ApplicationScoped
@RolesAllowed({Roles.OWNER, Roles.BILLING})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SubscriptionResource {
    @EJB
    SubscriptionService subscriptions;

    @Inject
    Creation creation;

    @GET
    @RolesAllowed(Roles.MEMBER)
    public SubscriptionAnswer get() {
        return SubscriptionAnswer.from(subscriptions.get());
    }

    /** What a change would make to pay; nothing is changed. */
    @POST
    @Path("change-preview")
    public PreviewChangeAnswer preview(@NotNull PreviewChangeBody body) {
        return PreviewChangeAnswer.from(subscriptions.offer(body.planVersionId()));
    }

    @POST
    @Path("changes")
    public Response change(@NotNull ChangePlanBody body) {
        return creation.once(() -> ChangeAnswer.from(subscriptions.change(body.planVersionId(), body.proratedAt())));
    }

    @GET
    @Path("changes/{tierChangeId}")
    @RolesAllowed(Roles.MEMBER)
    public ChangeAnswer get(@PathParam("tierChangeId") TierChangeId id) {
        return ChangeAnswer.from(subscriptions.change(id));
    }

    /** Takes back what was to happen at the period's end. */
    @DELETE
    @Path("changes/{tierChangeId}")
    public ChangeAnswer withdraw(@PathParam("tierChangeId") TierChangeId id) {
        return ChangeAnswer.from(subscriptions.withdraw(id));
    }
}
