package com.keyri.token.rest;

import com.keyri.token.AccessTokenService;
import com.keyri.web.rest.form.Form;
import com.keyri.web.rest.problem.OAuthAnswer;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Token revocation (RFC 7009) for an application's server. */
@Path("tokens/revoke")
@ApplicationScoped
@PermitAll
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class RevocationResource {
    private static final int LONGEST_TOKEN = 8192;
    private static final int LONGEST_HINT = 64;

    @EJB
    AccessTokenService tokens;

    @Inject
    HttpServletRequest request;

    @POST
    public Response revoke(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String client, Form form) {
        OAuthAnswer.demand(request);
        String token = form.only("token", "token_type_hint").require("token", LONGEST_TOKEN);
        form.optional("token_type_hint", LONGEST_HINT); // A hint needn't be followed, only bounded.
        tokens.revoke(BasicClient.parse(client), token);
        return Response.ok().build();
    }
}
