package com.keyri.token.rest;

import com.keyri.token.IntrospectToken;
import com.keyri.token.IntrospectionService;
import com.keyri.web.rest.form.Form;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Token introspection (RFC 7662) for an application's server. */
@Path("tokens/introspect")
@ApplicationScoped
@RolesAllowed("introspection")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.APPLICATION_JSON)
public class IntrospectionResource {
    private static final int LONGEST_TOKEN = 8192;
    private static final int LONGEST_PROOF = 4096;
    private static final int LONGEST_URI = 2048;
    private static final int LONGEST_METHOD = 16;
    private static final int LONGEST_HINT = 64;

    @EJB
    IntrospectionService tokens;

    @POST
    public IntrospectionBody introspect(Form form) {
        form.only("token", "token_type_hint", "proof", "method", "uri");
        form.optional("token_type_hint", LONGEST_HINT); // A hint needn't be followed, only bounded.
        IntrospectToken question = new IntrospectToken(
                form.require("token", LONGEST_TOKEN),
                form.optional("proof", LONGEST_PROOF).orElse(null),
                form.optional("method", LONGEST_METHOD).orElse(null),
                form.optional("uri", LONGEST_URI).orElse(null));
        return tokens.introspect(question).map(IntrospectionBody::from).orElse(IntrospectionBody.INACTIVE);
    }
}
