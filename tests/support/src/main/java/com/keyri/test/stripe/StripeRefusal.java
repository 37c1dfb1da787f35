package com.keyri.test.stripe;

import tools.jackson.databind.node.ObjectNode;

/** An answer that says what was wrong, as Stripe says it. */
final class StripeRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String INVALID = "invalid_request_error";

    private final int status;
    private final String type;
    private final String code;
    private final String parameter;

    private StripeRefusal(int status, String type, String code, String parameter, String message) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.code = code;
        this.parameter = parameter;
    }

    static StripeRefusal invalid(String parameter, String code, String message) {
        return new StripeRefusal(400, INVALID, code, parameter, message);
    }

    static StripeRefusal missing(String parameter) {
        return invalid(parameter, "parameter_missing", "Missing required param: " + parameter + ".");
    }

    static StripeRefusal unknown(String parameter) {
        return invalid(parameter, "parameter_unknown", "Received unknown parameter: " + parameter);
    }

    /** Where the path names it: 404; where a parameter does: 400. */
    static StripeRefusal noSuch(String kind, String id, String parameter) {
        int status = parameter.equals("id") ? 404 : 400;
        return new StripeRefusal(status, INVALID, "resource_missing", parameter, "No such " + kind + ": '" + id + "'");
    }

    static StripeRefusal noSuchPath(String method, String path) {
        return new StripeRefusal(404, INVALID, "", "", "Unrecognized request URL (" + method + ": " + path + ").");
    }

    static StripeRefusal unauthenticated() {
        return new StripeRefusal(401, INVALID, "", "", "Invalid API Key provided.");
    }

    static StripeRefusal notPermitted(String permission) {
        return new StripeRefusal(
                403,
                INVALID,
                "",
                "",
                "The provided key does not have the required permissions for this endpoint. Having the '" + permission
                        + "' permission would allow this request to continue.");
    }

    static StripeRefusal keyOfAnotherCall() {
        return new StripeRefusal(
                400,
                "idempotency_error",
                "",
                "",
                "Keys for idempotent requests can only be used with the same parameters they were first used with.");
    }

    static StripeRefusal keyInUse() {
        return new StripeRefusal(
                409,
                "idempotency_error",
                "idempotency_key_in_use",
                "",
                "There is currently another in-progress request using this Idempotent Key.");
    }

    static StripeRefusal declined() {
        return new StripeRefusal(402, "card_error", "card_declined", "", "Your card was declined.");
    }

    static StripeRefusal tooMany() {
        return new StripeRefusal(429, INVALID, "rate_limit", "", "Too many requests.");
    }

    static StripeRefusal locked() {
        return new StripeRefusal(
                429, INVALID, "lock_timeout", "", "This object cannot be accessed right now: another request does.");
    }

    static StripeRefusal failure(int status) {
        return new StripeRefusal(status, "api_error", "", "", "An unknown error occurred");
    }

    int status() {
        return status;
    }

    ObjectNode json() {
        ObjectNode body = Json.object();
        ObjectNode error = body.putObject("error");
        error.put("type", type).put("message", getMessage());
        if (!code.isEmpty()) {
            error.put("code", code);
        }
        if (!parameter.isEmpty()) {
            error.put("param", parameter);
        }
        return body;
    }
}
