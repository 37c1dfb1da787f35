package com.keyri.web.rest.problem;

import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.web.rest.json.Constraints;
import com.keyri.web.rest.record.CallRecord;
import jakarta.ejb.AccessLocalException;
import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/**
 * Everything else. Containers wrap what they throw, so the causes are looked through: a refusal stays a refusal, an
 * absent database is 503, and what remains is a fixed sentence for the caller and one line in the log.
 */
@Provider
@ApplicationScoped
public class UnexpectedExceptionMapper implements ExceptionMapper<Throwable> {
    @Inject
    Refusals refusals;

    @Inject
    HttpServletRequest request;

    @Context
    SecurityContext security;

    @Override
    public Response toResponse(Throwable failure) {
        Optional<Response> refusal = Causes.find(failure, DomainException.class)
                .map(refusals::of)
                .or(() -> Causes.find(failure, ConstraintViolationException.class)
                        .map(e -> refusals.of(Constraints.violations(e))));
        return refusal.orElseGet(() -> technical(failure));
    }

    private Response technical(Throwable failure) {
        if (Causes.find(failure, EJBAccessException.class).isPresent()
                || Causes.find(failure, AccessLocalException.class).isPresent()) {
            return refusals.of(
                    security.getUserPrincipal() == null ? ProblemType.UNAUTHENTICATED : ProblemType.FORBIDDEN);
        }
        if (Causes.find(failure, OptimisticLockException.class).isPresent()) {
            return refusals.of(ProblemType.CONFLICT);
        }
        if (Causes.databaseIsAway(failure)) {
            return refusals.of(ProblemType.UNAVAILABLE);
        }
        CallRecord.cause(request, failure);
        return refusals.builder(ProblemKind.INTERNAL_ERROR).build();
    }
}
