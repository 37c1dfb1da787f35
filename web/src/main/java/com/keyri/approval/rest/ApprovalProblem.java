package com.keyri.approval.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.keyri.application.model.ApplicationId;
import com.keyri.approval.WantedApproval;
import com.keyri.transaction.model.TransactionId;
import com.keyri.web.rest.problem.Problem;

/** The problem document of an action that has to be approved first, with what a page needs for that. */
record ApprovalProblem(@JsonUnwrapped Problem problem, Wanted approval) {
    /** See {@link WantedApproval}. */
    record Wanted(ApplicationId applicationId, TransactionId transactionId, String nonce, String text) {
        static Wanted from(WantedApproval wanted) {
            return new Wanted(wanted.application(), wanted.transaction(), wanted.nonce(), wanted.text());
        }
    }
}
