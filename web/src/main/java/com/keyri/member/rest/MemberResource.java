package com.keyri.member.rest;

import com.keyri.access.model.Roles;
import com.keyri.account.model.AccountId;
import com.keyri.member.MemberService;
import com.keyri.member.model.MemberRole;
import com.keyri.web.rest.NameParameter;
import com.keyri.web.rest.PageRequest;
import com.keyri.web.rest.condition.Conditional;
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
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The members of the organization that the caller works in. */
@Path("members")
@ApplicationScoped
@RolesAllowed(Roles.MEMBER)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class MemberResource {
    @EJB
    MemberService members;

    @Inject
    Conditional conditional;

    @GET
    public MemberList list(
            @QueryParam("role") @Nullable String role,
            @QueryParam("order") @Nullable String order,
            @Valid @BeanParam PageRequest page) {
        return MemberList.from(members.list(
                NameParameter.of(MemberRole.class, "role", role),
                NameParameter.isNewestFirst(order),
                page.limit(),
                page.cursor()));
    }

    @GET
    @Path("{accountId}")
    public Response get(@PathParam("accountId") AccountId account) {
        return conditional.answer(MemberBody.from(members.get(account)));
    }

    @PATCH
    @Path("{accountId}")
    @RolesAllowed({Roles.OWNER, Roles.ADMINISTRATOR})
    public Response change(@PathParam("accountId") AccountId account, @NotNull ChangeMemberBody body) {
        return conditional.answer(
                MemberBody.from(members.changeRole(account, body.role(), conditional.demanded(MemberBody::from))));
    }

    @DELETE
    @Path("{accountId}")
    public void remove(@PathParam("accountId") AccountId account) {
        members.remove(account, conditional.ifDemanded(MemberBody::from));
    }
}
