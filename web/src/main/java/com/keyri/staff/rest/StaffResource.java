package com.keyri.staff.rest;

import com.keyri.access.model.Roles;
import com.keyri.account.model.AccountId;
import com.keyri.staff.StaffService;
import com.keyri.staff.model.StaffRole;
import com.keyri.web.rest.NameParameter;
import com.keyri.web.rest.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The staff and its roles. */
@Path("staff")
@ApplicationScoped
@RolesAllowed(Roles.STAFF)
@Produces(MediaType.APPLICATION_JSON)
public class StaffResource {
    @EJB
    StaffService staff;

    @GET
    public StaffList list(@QueryParam("role") @Nullable String role, @Valid @BeanParam PageRequest page) {
        return StaffList.from(staff.list(NameParameter.of(StaffRole.class, "role", role), page.limit(), page.cursor()));
    }

    @GET
    @Path("{accountId}")
    public StaffMemberBody get(@PathParam("accountId") AccountId account) {
        return StaffMemberBody.from(staff.get(account));
    }

    /** Gives a role. */
    @PUT
    @Path("{accountId}/roles/{role}")
    @RolesAllowed(Roles.STAFF_ADMINISTRATOR)
    public StaffMemberBody grant(@PathParam("accountId") AccountId account, @PathParam("role") String role) {
        return StaffMemberBody.from(staff.grant(account, role(role)));
    }

    /** Takes a role. */
    @DELETE
    @Path("{accountId}/roles/{role}")
    @RolesAllowed(Roles.STAFF_ADMINISTRATOR)
    public StaffMemberBody end(@PathParam("accountId") AccountId account, @PathParam("role") String role) {
        return StaffMemberBody.from(staff.end(account, role(role)));
    }

    /** Makes this one the security officer, in the place of whoever is it. */
    @PUT
    @Path("{accountId}/security-office")
    @RolesAllowed({Roles.STAFF_ADMINISTRATOR, Roles.SECURITY_OFFICER})
    public StaffMemberBody handOverSecurity(@PathParam("accountId") AccountId account) {
        return StaffMemberBody.from(staff.handOverSecurity(account));
    }

    private static StaffRole role(String name) {
        return Arrays.stream(StaffRole.values())
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }
}
