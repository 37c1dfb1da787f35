package com.keyri.approval.rest;

import com.keyri.approval.ApprovalRequiredException;
import com.keyri.approval.ApprovalService;
import com.keyri.problem.ProblemType;
import com.keyri.web.rest.problem.Problem;
import com.keyri.web.rest.problem.Refusals;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** An action that has to be approved on the phone first: the answer says how. */
@Provider
@ApplicationScoped
public class ApprovalRequiredExceptionMapper implements ExceptionMapper<ApprovalRequiredException> {
    @EJB
    ApprovalService approvals;

    @Inject
    Refusals refusals;

    @Override
    public Response toResponse(ApprovalRequiredException e) {
        ApprovalProblem.Wanted wanted = ApprovalProblem.Wanted.from(approvals.ask(e));
        Response plain = refusals.of(ProblemType.APPROVAL_REQUIRED);
        return Response.fromResponse(plain)
                .entity(new ApprovalProblem((Problem) plain.getEntity(), wanted))
                .build();
    }
}
