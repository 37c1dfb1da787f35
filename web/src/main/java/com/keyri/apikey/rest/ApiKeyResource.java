package com.keyri.apikey.rest;

import com.keyri.apikey.ApiKeyService;
import com.keyri.apikey.model.ApiKeyId;
import com.keyri.application.model.ApplicationId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
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

/** The API keys of an application. */
@Path("applications/{applicationId}/api-keys")
@ApplicationScoped
@RolesAllowed("operator")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ApiKeyResource {
    @EJB
    ApiKeyService service;

    @POST
    public Response create(@PathParam("applicationId") ApplicationId application, @NotNull CreateApiKey request) {
        return Response.status(Response.Status.CREATED)
                .entity(CreatedApiKeyAnswer.from(service.create(application, request.terms())))
                .build();
    }

    @GET
    public ApiKeyList list(@PathParam("applicationId") ApplicationId application) {
        return ApiKeyList.from(service.list(application));
    }

    @DELETE
    @Path("{apiKeyId}")
    public void revoke(@PathParam("applicationId") ApplicationId application, @PathParam("apiKeyId") ApiKeyId key) {
        service.revoke(application, key);
    }
}
