package com.keyri.web.rest.problem;

import com.keyri.problem.ProblemType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A kind of refusal as HTTP knows it.
 *
 * @param name the last part of the problem's {@code type}
 * @param status the HTTP status
 * @param sentence one sentence for people
 * @param error the OAuth error code (RFC 6749, section 5.2), where there is one
 */
public record ProblemKind(
        String name, int status, String sentence, @Nullable String error) {
    public static final ProblemKind METHOD_NOT_ALLOWED =
            of("method-not-allowed", 405, "This address has no such method.");
    public static final ProblemKind NOT_ACCEPTABLE = of("not-acceptable", 406, "The answer has no such form.");
    public static final ProblemKind REQUEST_TIMEOUT = of("request-timeout", 408, "The body took too long to come.");
    public static final ProblemKind CONTENT_TOO_LARGE = of("content-too-large", 413, "The body is too large.");
    public static final ProblemKind UNSUPPORTED_MEDIA_TYPE =
            of("unsupported-media-type", 415, "The body has a form that this address doesn't take.");
    public static final ProblemKind MISDIRECTED = of("misdirected-request", 421, "This host doesn't serve that.");
    public static final ProblemKind INTERNAL_ERROR =
            of("internal-error", 500, "Something went wrong on our side. It has been recorded.");

    private static final Map<Integer, ProblemKind> BY_STATUS = Map.of(
            405, METHOD_NOT_ALLOWED,
            406, NOT_ACCEPTABLE,
            408, REQUEST_TIMEOUT,
            413, CONTENT_TOO_LARGE,
            415, UNSUPPORTED_MEDIA_TYPE,
            421, MISDIRECTED);

    private static ProblemKind of(String name, int status, String sentence) {
        return new ProblemKind(name, status, sentence, null);
    }

    /** The kind of a refused use case. */
    public static ProblemKind of(ProblemType type) {
        return new ProblemKind(type.wireName(), statusOf(type), type.sentence(), errorOf(type));
    }

    /** The kind of a refusal of which only the status is known, for example one by the container. */
    public static ProblemKind ofStatus(int status) {
        return switch (status) {
            case 401 -> of(ProblemType.UNAUTHENTICATED);
            case 403 -> of(ProblemType.FORBIDDEN);
            case 404 -> of(ProblemType.NOT_FOUND);
            case 409 -> of(ProblemType.CONFLICT);
            case 429 -> of(ProblemType.TOO_MANY_REQUESTS);
            case 503 -> of(ProblemType.UNAVAILABLE);
            default -> BY_STATUS.getOrDefault(status, status < 500 ? invalid(status) : INTERNAL_ERROR);
        };
    }

    private static ProblemKind invalid(int status) {
        return of(ProblemType.INVALID_REQUEST.wireName(), status, ProblemType.INVALID_REQUEST.sentence());
    }

    private static int statusOf(ProblemType type) {
        return switch (type) {
            case INVALID_REQUEST, INVALID_GRANT, UNSUPPORTED_GRANT, INVALID_SCOPE -> 400;
            case UNAUTHENTICATED, INVALID_CLIENT, INVALID_PROOF, USE_DPOP_NONCE, PROOF_REQUIRED -> 401;
            case FORBIDDEN,
                    ORIGIN_NOT_ALLOWED,
                    CLAIM_REFUSED,
                    DECISION_REFUSED,
                    SIGN_IN_DENIED,
                    SIGN_INS_STOPPED,
                    PAYMENT_MISSING,
                    ENROLMENT_REFUSED,
                    LINK_REFUSED,
                    APPROVAL_REQUIRED,
                    APPROVAL_REFUSED -> 403;
            case NOT_FOUND -> 404;
            case NUMBER_REQUIRED, CONFLICT, NOT_SET_UP, IDEMPOTENCY_KEY_IN_USE -> 409;
            case PRECONDITION_FAILED -> 412;
            case IDEMPOTENCY_KEY_REUSED -> 422;
            case PRECONDITION_REQUIRED -> 428;
            case TOO_MANY_REQUESTS -> 429;
            case UNAVAILABLE -> 503;
        };
    }

    private static @Nullable String errorOf(ProblemType type) {
        return switch (type) {
            case INVALID_GRANT -> "invalid_grant";
            case UNSUPPORTED_GRANT -> "unsupported_grant_type";
            case INVALID_CLIENT -> "invalid_client";
            case INVALID_SCOPE -> "invalid_scope";
            default -> null;
        };
    }

    /**
     * The same for an OAuth client, which wants a code for everything; a proof that doesn't count is a bad request at
     * the token endpoint (RFC 9449, sections 5 and 8).
     */
    ProblemKind forOAuth() {
        return switch (name) {
            case "invalid-proof" -> new ProblemKind(name, 400, sentence, "invalid_dpop_proof");
            case "use-dpop-nonce" -> new ProblemKind(name, 400, sentence, "use_dpop_nonce");
            case "too-many-requests", "unavailable" ->
                new ProblemKind(name, status, sentence, "temporarily_unavailable");
            case "internal-error" -> new ProblemKind(name, status, sentence, "server_error");
            default -> error == null ? new ProblemKind(name, status, sentence, "invalid_request") : this;
        };
    }

    /** The name as a title: {@code claim-refused} becomes {@code Claim refused}. */
    public String title() {
        String words = name.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
