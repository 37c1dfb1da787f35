package com.keyri.token.rest;

import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.token.AccessTokenService;
import com.keyri.token.TokenService;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The token endpoint: a page's one-time code for an id token, a server's client credentials for an access token. */
@Path("token")
@ApplicationScoped
@PermitAll
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {
    private static final String SIGN_IN = "urn:keyri:params:oauth:grant-type:sign-in";
    private static final String CLIENT_CREDENTIALS = "client_credentials";
    private static final int LONGEST = 256;

    @EJB
    TokenService tokens;

    @EJB
    AccessTokenService accessTokens;

    @Inject
    HttpServletRequest request;

    @POST
    public TokenBody token(
            @HeaderParam("DPoP") @Nullable String proof,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String client,
            Form form) {
        return switch (form.require("grant_type", LONGEST)) {
            case SIGN_IN ->
                TokenBody.of(tokens.redeem(form.only("grant_type", "code").require("code", LONGEST), proof));
            case CLIENT_CREDENTIALS -> {
                OAuthAnswer.demand(request);
                form.only("grant_type", "scope");
                yield TokenBody.of(
                        accessTokens.issue(BasicClient.parse(client), form.optional("scope", LONGEST), proof));
            }
            default -> throw DomainException.of(ProblemType.UNSUPPORTED_GRANT);
        };
    }
}
