package com.keyri.account.rest;

import com.keyri.access.model.Roles;
import com.keyri.account.AccountService;
import com.keyri.web.rest.condition.Conditional;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The caller's own account. */
@Path("account")
@ApplicationScoped
@RolesAllowed(Roles.ACCOUNT)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {
    @EJB
    AccountService accounts;

    @Inject
    Conditional conditional;

    @GET
    public Response get() {
        return conditional.answer(AccountBody.from(accounts.get()));
    }

    @PATCH
    public Response change(@NotNull ChangeAccountBody body) {
        return conditional.answer(
                AccountBody.from(accounts.change(body.toCommand(), conditional.demanded(AccountBody::from))));
    }
}
