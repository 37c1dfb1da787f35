package com.keyri.token.rest;

import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.token.RedeemedCode;
import com.keyri.token.TokenService;
import com.keyri.web.rest.form.Form;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The token endpoint: a one-time code for an id token. */
@Path("token")
@RequestScoped
@PermitAll
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {
    private static final String GRANT_TYPE = "urn:keyri:params:oauth:grant-type:sign-in";
    private static final int LONGEST = 256;

    @Inject
    TokenService tokens;

    @POST
    public TokenBody redeem(@HeaderParam("DPoP") @Nullable String proof, Form form) {
        if (!GRANT_TYPE.equals(form.require("grant_type", LONGEST))) {
            throw DomainException.of(ProblemType.UNSUPPORTED_GRANT);
        }
        String code = form.only("grant_type", "code").require("code", LONGEST);
        RedeemedCode redeemed = tokens.redeem(code, proof);
        return new TokenBody(redeemed.idToken(), "DPoP", redeemed.life().toSeconds());
    }
}
