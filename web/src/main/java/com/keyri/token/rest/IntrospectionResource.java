package com.keyri.token.rest;

import com.keyri.token.IntrospectToken;
import com.keyri.token.IntrospectionService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;

/** Token introspection (RFC 7662) for an application's server. */
@Path("tokens/introspect")
@RequestScoped
@RolesAllowed("introspection")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.APPLICATION_JSON)
public class IntrospectionResource {
    private static final List<String> PARAMETERS = List.of("token", "token_type_hint", "proof", "method", "uri");

    @Inject
    IntrospectionService tokens;

    @POST
    public IntrospectionBody introspect(MultivaluedMap<String, String> form) {
        Forms.refuseOthers(form, PARAMETERS);
        IntrospectToken question = new IntrospectToken(
                Forms.single(form, "token"),
                Forms.optional(form, "proof"),
                Forms.optional(form, "method"),
                Forms.optional(form, "uri"));
        return tokens.introspect(question).map(IntrospectionBody::from).orElse(IntrospectionBody.INACTIVE);
    }
}
