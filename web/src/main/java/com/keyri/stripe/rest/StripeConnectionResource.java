package com.keyri.stripe.rest;

import com.keyri.access.model.Roles;
import com.keyri.stripe.StripeConnectionService;
import com.keyri.stripe.model.WebhookKind;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The connection to Stripe, for the staff. */
@Path("billing/connection")
@ApplicationScoped
@RolesAllowed({Roles.STAFF_BILLING, Roles.STAFF_ADMINISTRATOR, Roles.SECURITY_OFFICER, Roles.AUDITOR})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class StripeConnectionResource {
    @EJB
    StripeConnectionService connection;

    @GET
    public ConnectionBody get() {
        return ConnectionBody.from(connection.get());
    }

    /** Takes a key, which is probed before it is used. */
    @PUT
    @Path("key")
    @RolesAllowed(Roles.SECURITY_OFFICER)
    public ConnectionBody enterKey(@NotNull StripeKeyBody body) {
        return ConnectionBody.from(connection.enterKey(body.secret()));
    }

    /** Takes the secret by which Stripe signs webhooks of a kind. */
    @PUT
    @Path("webhook-secrets/{kind}")
    @RolesAllowed(Roles.SECURITY_OFFICER)
    public ConnectionBody enterWebhookSecret(@PathParam("kind") String kind, @NotNull SigningSecretBody body) {
        return ConnectionBody.from(connection.enterWebhookSecret(kind(kind), body.signing()));
    }

    /** Has the key probed again. */
    @POST
    @Path("probe")
    @RolesAllowed({Roles.STAFF_BILLING, Roles.SECURITY_OFFICER})
    public ConnectionBody probe() {
        return ConnectionBody.from(connection.probeAgain());
    }

    static WebhookKind kind(String name) {
        return switch (name) {
            case "snapshot" -> WebhookKind.SNAPSHOT;
            case "thin" -> WebhookKind.THIN;
            default -> throw new NotFoundException();
        };
    }
}
