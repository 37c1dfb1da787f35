package com.keyri.order.rest;

import com.keyri.access.model.Roles;
import com.keyri.order.OrderService;
import com.keyri.order.model.DocumentId;
import com.keyri.order.model.OrderDocument;
import com.keyri.order.model.OrderId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What the customer has in writing of an order; it goes with the order. */
@Path("orders/{orderId}/documents")
@ApplicationScoped
@RolesAllowed({Roles.OWNER, Roles.BILLING, Roles.ADMINISTRATOR, Roles.VIEWER})
@Produces(MediaType.APPLICATION_JSON)
public class OrderDocumentResource {
    @EJB
    OrderService orders;

    @GET
    public PaperList list(@PathParam("orderId") OrderId order) {
        return new PaperList(
                orders.documents(order).stream().map(PaperBody::from).toList());
    }

    @GET
    @Path("{documentId}")
    @Produces(PaperFile.PLAIN)
    public Response get(@PathParam("orderId") OrderId order, @PathParam("documentId") DocumentId id) {
        OrderDocument document = orders.documents(order).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
        return PaperFile.of(document.content(), PaperFile.PLAIN, document.fileName());
    }
}
