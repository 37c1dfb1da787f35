package com.keyri.invoice.rest;

import com.keyri.access.model.Roles;
import com.keyri.invoice.InvoiceDocumentService;
import com.keyri.invoice.InvoiceService;
import com.keyri.invoice.model.InvoiceId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.web.rest.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The invoices of the organization that the caller works in. */
@Path("invoices")
@ApplicationScoped
@RolesAllowed({Roles.OWNER, Roles.ADMINISTRATOR, Roles.BILLING, Roles.VIEWER})
@Produces(MediaType.APPLICATION_JSON)
public class InvoiceResource {
    @EJB
    InvoiceService invoices;

    @EJB
    InvoiceDocumentService documents;

    @GET
    public InvoiceList list(@Valid @BeanParam PageRequest page) {
        return InvoiceList.from(invoices.list(page.limit(), page.cursor()));
    }

    @GET
    @Path("{invoiceId}")
    public InvoiceBody get(@PathParam("invoiceId") String invoice) {
        return InvoiceBody.from(invoices.get(id(invoice)));
    }

    /** Leads to the PDF at Stripe. */
    @GET
    @Path("{invoiceId}/document")
    public Response document(@PathParam("invoiceId") String invoice) {
        return Response.seeOther(documents.find(id(invoice))).build();
    }

    private static InvoiceId id(String text) {
        return InvoiceId.parse(text).orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
    }
}
