package com.keyri.transaction.rest;

import com.keyri.transaction.CreateTransaction;
import com.keyri.transaction.TransactionService;
import com.keyri.transaction.model.TransactionId;
import com.keyri.web.rest.creation.Creation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

    @Inject
    Creation creation;

    @POST
    public Response create(@NotNull CreateTransactionBody body) {
        CreateTransaction command = body.toCommand();
        return creation.once(() -> TransactionBody.from(transactions.create(command)));
    }

    @GET
    @Path("{transactionId}")
    public TransactionBody find(@PathParam("transactionId") TransactionId id) {
        return TransactionBody.from(transactions.find(id));
    }
}
