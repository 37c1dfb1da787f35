package com.keyri.problem;

import java.util.Locale;

/** Why a request was refused, in the words of the domain; the web module turns it into a status (RFC 9457). */
public enum ProblemType {
    INVALID_REQUEST("The request isn't valid."),
    UNAUTHENTICATED("This call needs valid credentials."),
    INVALID_PROOF("The proof of possession was not accepted."),
    USE_DPOP_NONCE("Sign a new proof with the nonce of this answer."),
    PROOF_REQUIRED("This session's browser has to prove its key first."),
    NOT_SET_UP("This installation isn't set up yet."),
    LINK_REFUSED("This link can't be used. Ask for a new one."),
    APPROVAL_REQUIRED("This has to be approved on your phone."),
    APPROVAL_REFUSED("This approval doesn't count for what was asked."),
    FORBIDDEN("These credentials may not do this."),
    ORIGIN_NOT_ALLOWED("This origin isn't registered for the application."),
    CLAIM_REFUSED("This code can't be used. Ask for a new one and scan again."),
    DECISION_REFUSED("The decision was not accepted."),
    SIGN_INS_STOPPED("The operator of this installation has stopped the sign-ins of this organization."),
    PAYMENT_MISSING("A payment is missing, so nothing can be added until it has arrived."),
    SIGN_IN_DENIED("The application doesn't allow sign-ins from this network."),
    NUMBER_REQUIRED("The number has to be typed in the browser first."),
    ENROLMENT_REFUSED("This enrolment can't be used. Ask for a new link."),
    NOT_FOUND("There is no such thing, or it isn't yours."),
    CONFLICT("That isn't possible in the present state."),
    PRECONDITION_FAILED("It has changed since you read it. Read it again, and decide anew."),
    PRECONDITION_REQUIRED("Say in If-Match which state you have read."),
    IDEMPOTENCY_KEY_REUSED("This Idempotency-Key belongs to another request."),
    IDEMPOTENCY_KEY_IN_USE("The request with this Idempotency-Key is still being answered."),
    INVALID_GRANT("The code can't be redeemed."),
    UNSUPPORTED_GRANT("This grant type isn't supported."),
    INVALID_CLIENT("The client's credentials don't count."),
    INVALID_SCOPE("These credentials don't have that scope, or there is none of that name."),
    TOO_MANY_REQUESTS("Too many requests. Wait a little."),
    UNAVAILABLE("The service can't answer right now. Try again soon.");

    private final String sentence;

    ProblemType(String sentence) {
        this.sentence = sentence;
    }

    /** One sentence for people. */
    public String sentence() {
        return sentence;
    }

    /** The name on the wire, for example {@code claim-refused}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
