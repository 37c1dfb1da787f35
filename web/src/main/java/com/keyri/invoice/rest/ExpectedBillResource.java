package com.keyri.invoice.rest;

import com.keyri.access.model.Roles;
import com.keyri.invoice.ExpectedBillService;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What the organization that the caller works in will have to pay. */
@Path("expected-bill")
@ApplicationScoped
@RolesAllowed({Roles.OWNER, Roles.ADMINISTRATOR, Roles.BILLING, Roles.VIEWER})
@Produces(MediaType.APPLICATION_JSON)
public class ExpectedBillResource {
    @EJB
    ExpectedBillService bills;

    @GET
    public ExpectedBillBody read() {
        return bills.read().map(ExpectedBillBody::from).orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
    }
}
