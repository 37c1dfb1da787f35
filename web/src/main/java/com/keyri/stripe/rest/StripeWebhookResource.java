package com.keyri.stripe.rest;

import com.keyri.stripe.StripeWebhookService;
import com.keyri.web.rest.BodySize;
import com.keyri.web.rest.json.BodyCharset;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where Stripe tells what has happened. Who it is, the signature says. */
@Path("billing/webhooks/{kind}")
@ApplicationScoped
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
public class StripeWebhookResource {
    /** An invoice of many lines is longer than what people send. */
    private static final int MOST_BYTES = 524_288;

    @EJB
    StripeWebhookService webhooks;

    @POST
    @BodySize(MOST_BYTES)
    public Response receive(
            @PathParam("kind") String kind,
            @HeaderParam("Stripe-Signature") @Nullable String signature,
            @Context HttpHeaders headers,
            @NotNull byte[] body) {
        BodyCharset.requireUtf8(headers.getMediaType());
        webhooks.receive(
                StripeConnectionResource.kind(kind),
                new String(body, StandardCharsets.UTF_8),
                Objects.requireNonNullElse(signature, ""));
        return Response.noContent().build();
    }
}
