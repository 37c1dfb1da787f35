package com.keyri.credential.rest;

import com.keyri.access.model.Roles;
import com.keyri.apikey.model.ApiKeyId;
import com.keyri.apikey.model.ApiKeyTerms;
import com.keyri.application.model.ApplicationId;
import com.keyri.credential.ApiKeyService;
import com.keyri.web.rest.condition.Conditional;
import com.keyri.web.rest.creation.Creation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** The API keys of an application. */
@Path("applications/{applicationId}/api-keys")
@ApplicationScoped
@RolesAllowed({Roles.OPERATOR, Roles.OWNER, Roles.ADMINISTRATOR, Roles.DEVELOPER})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ApiKeyResource {
    @EJB
    ApiKeyService service;

    @Inject
    Creation creation;

    @Inject
    Conditional conditional;

    @POST
    public Response create(@PathParam("applicationId") ApplicationId application, @NotNull CreateApiKey request) {
        ApiKeyTerms terms = request.terms();
        return creation.once(() -> CreatedApiKeyAnswer.from(service.create(application, terms)));
    }

    @GET
    public ApiKeyList list(@PathParam("applicationId") ApplicationId application) {
        return ApiKeyList.from(service.list(application));
    }

    @GET
    @Path("{apiKeyId}")
    public Response get(@PathParam("applicationId") ApplicationId application, @PathParam("apiKeyId") ApiKeyId key) {
        return conditional.answer(ApiKeyAnswer.from(service.get(application, key)));
    }

    @POST
    @Path("{apiKeyId}/rotation")
    public Response rotate(
            @PathParam("applicationId") ApplicationId application,
            @PathParam("apiKeyId") ApiKeyId key,
            @NotNull RotateApiKey request) {
        Duration overlap = request.duration();
        return creation.once(() -> CreatedApiKeyAnswer.from(service.rotate(application, key, overlap)));
    }

    @DELETE
    @Path("{apiKeyId}")
    public void revoke(@PathParam("applicationId") ApplicationId application, @PathParam("apiKeyId") ApiKeyId key) {
        service.revoke(application, key, conditional.ifDemanded(ApiKeyAnswer::from));
    }
}
