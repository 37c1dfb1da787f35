package com.keyri.search.rest;

import com.keyri.access.model.Roles;
import com.keyri.search.SearchService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Searches in the organization that the caller works in. */
@Path("search")
@ApplicationScoped
@RolesAllowed(Roles.MEMBER)
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {
    @EJB
    SearchService search;

    @GET
    public FoundList find(@QueryParam("q") @NotNull String text) {
        return FoundList.from(search.find(text));
    }
}
