package com.keyri.directory.rest;

import com.keyri.access.model.Roles;
import com.keyri.account.model.AccountId;
import com.keyri.account.model.AccountKind;
import com.keyri.account.model.AccountState;
import com.keyri.directory.AccountAdministrationService;
import com.keyri.directory.CustomerService;
import com.keyri.directory.DirectoryService;
import com.keyri.mail.model.MailAddress;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.session.model.SessionId;
import com.keyri.web.rest.NameParameter;
import com.keyri.web.rest.creation.Creation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** What the staff may know and do about everybody: a directory, and nothing inside an organization. */
@Path("directory")
@ApplicationScoped
@RolesAllowed(Roles.STAFF)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class DirectoryResource {
    @EJB
    DirectoryService directory;

    @EJB
    CustomerService customers;

    @EJB
    AccountAdministrationService administration;

    @Inject
    Creation creation;

    @GET
    @Path("organizations")
    public ListedOrganizationList organizations(@Valid @BeanParam DirectoryPage page) {
        return ListedOrganizationList.from(directory.organizations(page.toRequest()));
    }

    /** Makes an organization for a customer, and invites its first owner. */
    @POST
    @Path("organizations")
    @RolesAllowed(Roles.STAFF_ADMINISTRATOR)
    public Response createOrganization(@NotNull NewCustomerBody body) {
        MailAddress owner = body.address();
        return creation.once(() -> new CreatedCustomerBody(customers.create(body.name(), owner)));
    }

    @GET
    @Path("accounts")
    public ListedAccountList accounts(
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("state") @Nullable String state,
            @Valid @BeanParam DirectoryPage page) {
        return ListedAccountList.from(directory.accounts(
                page.toRequest(),
                NameParameter.of(AccountKind.class, "kind", kind),
                NameParameter.of(AccountState.class, "state", state)));
    }

    @GET
    @Path("accounts/{accountId}")
    public ListedAccountBody account(@PathParam("accountId") AccountId account) {
        return ListedAccountBody.from(
                directory.findAccount(account).orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND)));
    }

    /** The account with exactly that mail address, which has no place in an address of the API. */
    @POST
    @Path("accounts/search")
    public ListedAccountList search(@NotNull SearchAccountBody body) {
        return ListedAccountList.of(
                directory.findAccount(body.address()).stream().toList());
    }

    /** Gives the right to sign in back, or ends it with all sessions. */
    @PUT
    @Path("accounts/{accountId}/state")
    @RolesAllowed(Roles.STAFF_ADMINISTRATOR)
    public ListedAccountBody change(@PathParam("accountId") AccountId account, @NotNull AccountStateBody body) {
        if (body.state() == AccountStateBody.Wanted.DISABLED) {
            administration.disable(account);
        } else {
            administration.enable(account);
        }
        return account(account);
    }

    @GET
    @Path("sessions")
    @RolesAllowed({Roles.STAFF_ADMINISTRATOR, Roles.SECURITY_OFFICER, Roles.AUDITOR})
    public ListedSessionList sessions(@Valid @BeanParam DirectoryPage page) {
        return ListedSessionList.from(directory.sessions(page.toRequest()));
    }

    @DELETE
    @Path("sessions/{sessionId}")
    @RolesAllowed({Roles.STAFF_ADMINISTRATOR, Roles.SECURITY_OFFICER})
    public void endSession(@PathParam("sessionId") SessionId session) {
        administration.endSession(session);
    }
}
