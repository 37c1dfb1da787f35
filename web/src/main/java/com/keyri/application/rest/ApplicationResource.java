package com.keyri.application.rest;

import com.keyri.access.model.Roles;
import com.keyri.application.ApplicationService;
import com.keyri.application.RegisterApplication;
import com.keyri.application.model.ApplicationFilter;
import com.keyri.application.model.ApplicationId;
import com.keyri.application.model.ApplicationState;
import com.keyri.organization.model.OrganizationId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.web.rest.NameParameter;
import com.keyri.web.rest.PageRequest;
import com.keyri.web.rest.condition.Conditional;
import com.keyri.web.rest.creation.Creation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Applications. */
@Path("applications")
@ApplicationScoped
@RolesAllowed({Roles.OPERATOR, Roles.OWNER, Roles.ADMINISTRATOR, Roles.DEVELOPER})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ApplicationResource {
    @EJB
    ApplicationService service;

    @Inject
    Creation creation;

    @Inject
    Conditional conditional;

    @POST
    public Response create(@NotNull CreateApplication request) {
        RegisterApplication command = request.command();
        return creation.once(() -> ApplicationAnswer.from(service.register(command)));
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.MEMBER})
    public ApplicationList list(
            @QueryParam("organizationId") @NotNull String organizationId,
            @QueryParam("state") @Nullable String state,
            @QueryParam("name") @Size(min = 1, max = 80) @Nullable String name,
            @Valid @BeanParam PageRequest page) {
        OrganizationId organization = OrganizationId.parse(organizationId).orElseThrow(ApplicationResource::noId);
        ApplicationFilter filter = new ApplicationFilter(
                NameParameter.of(ApplicationState.class, "state", state), Optional.ofNullable(name));
        return ApplicationList.from(service.list(organization, filter, page.limit(), page.cursor()));
    }

    @GET
    @Path("{applicationId}")
    @RolesAllowed({Roles.OPERATOR, Roles.MEMBER})
    public Response get(@PathParam("applicationId") ApplicationId application) {
        return conditional.answer(ApplicationAnswer.from(service.get(application)));
    }

    @PATCH
    @Path("{applicationId}")
    public Response change(
            @PathParam("applicationId") ApplicationId application, @NotNull ChangeApplicationRequest request) {
        return conditional.answer(ApplicationAnswer.from(
                service.change(application, request.command(), conditional.demanded(ApplicationAnswer::from))));
    }

    private static DomainException noId() {
        return DomainException.of(ProblemType.INVALID_REQUEST, List.of("organizationId must be an id"));
    }
}
