package com.keyri.signin.rest;

import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.risk.model.RiskVerdict;
import com.keyri.signin.ClaimService;
import com.keyri.signin.ClaimSignIn;
import com.keyri.signin.ClaimedSignIn;
import com.keyri.signin.DecisionService;
import com.keyri.signin.KnownBrowserService;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The phone's steps of a sign-in; who calls is proved by the proof in the header {@code DPoP}. */
@Path("sign-ins/{signInId}")
@ApplicationScoped
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SignInDecisionResource {
    @EJB
    ClaimService claims;

    @EJB
    DecisionService decisions;

    @EJB
    KnownBrowserService knownBrowsers;

    @POST
    @Path("claim")
    public ClaimedSignInBody claim(
            @PathParam("signInId") String id,
            @HeaderParam("DPoP") @Nullable String proof,
            @NotNull ClaimSignInBody body) {
        ClaimedSignIn claimed = claims.claim(
                new ClaimSignIn(SignInResource.parse(id), proof, body.code(), body.deviceId(), body.openedBy()));
        if (claimed.risk().verdict() == RiskVerdict.DENY) {
            throw DomainException.of(
                    ProblemType.SIGN_IN_DENIED,
                    claimed.risk().reasons().stream().map(Enum::name).toList());
        }
        return ClaimedSignInBody.from(claimed);
    }

    @POST
    @Path("decision")
    public DecidedSignInBody decide(
            @PathParam("signInId") String id,
            @HeaderParam("DPoP") @Nullable String proof,
            @NotNull DecideSignInBody body) {
        return DecidedSignInBody.from(decisions.decide(body.toCommand(SignInResource.parse(id), proof)));
    }

    @POST
    @Path("known-browser")
    public void recognise(
            @PathParam("signInId") String id,
            @HeaderParam("DPoP") @Nullable String proof,
            @NotNull KnownBrowserBody body) {
        knownBrowsers.recognise(
                SignInResource.parse(id), body.deviceId(), proof, body.signed().toStatement());
    }
}
