package com.keyri.transaction.rest;

import com.keyri.transaction.TransactionService;
import com.keyri.transaction.model.TransactionId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The transactions of an application's server. */
@Path("transactions")
@ApplicationScoped
@RolesAllowed("transactions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TransactionResource {
    @EJB
    TransactionService transactions;

    @POST
    public Response create(@NotNull CreateTransactionBody body) {
        return Response.status(Response.Status.CREATED)
                .entity(TransactionBody.from(transactions.create(body.toCommand())))
                .build();
    }

    @GET
    @Path("{transactionId}")
    public TransactionBody find(@PathParam("transactionId") TransactionId id) {
        return TransactionBody.from(transactions.find(id));
    }
}
