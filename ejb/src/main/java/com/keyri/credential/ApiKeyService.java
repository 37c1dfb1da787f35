package com.keyri.credential;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.apikey.model.ApiKeyId;
import com.keyri.apikey.model.ApiKeyTerms;
import com.keyri.apikey.model.ApiScope;
import com.keyri.apikey.store.ApiKeyEntity;
import com.keyri.apikey.store.ApiKeyStore;
import com.keyri.application.ApplicationAccess;
import com.keyri.application.model.ApplicationId;
import com.keyri.application.model.ApplicationView;
import com.keyri.application.store.ApplicationStore;
import com.keyri.approval.Approvals;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.organization.model.OrganizationId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.protocol.SecretToken;
import com.keyri.request.Precondition;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * The API keys of an application, for those who work in its organization, and for the operator. A person approves on
 * the phone what they do with keys.
 */
@Stateless
@RolesAllowed({Roles.OPERATOR, Roles.OWNER, Roles.ADMINISTRATOR, Roles.DEVELOPER})
public class ApiKeyService {
    private static final int MOST_KEYS = 50;
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

    @Inject
    Caller caller;

    @Inject
    ApplicationAccess access;

    @Inject
    ApplicationStore applications;

    @Inject
    Approvals approvals;

    @Inject
    ApiKeyStore store;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /** Makes a key; its secret is in the answer only. */
    public CreatedApiKey create(ApplicationId application, ApiKeyTerms terms) {
        OrganizationId organization = enter(application);
        Instant now = clock.instant();
        if (terms.expiresAt().filter(end -> !end.isAfter(now)).isPresent()) {
            throw DomainException.of(ProblemType.INVALID_REQUEST, List.of("expiresAt must be in the future"));
        }
        requireRoom(application, now);
        approvals.require("Make the API key “" + terms.name() + "” of " + name(application) + " for "
                + ApiScope.join(terms.scopes())
                + terms.expiresAt().map(end -> ", until " + end).orElse(", without an end"));
        SecretToken secret = SecretToken.random256();
        ApiKeyEntity key = new ApiKeyEntity(ApiKeyId.at(now), application, organization, terms, secret.hash(), now);
        store.add(key);
        audit.record(created(key));
        return new CreatedApiKey(ApiKey.from(key), secret);
    }

    /**
     * Makes a key in the place of another: of the same name and scopes, for as long as that one was made for. Both may
     * be used until the old one ends, after {@code overlap} or when it would have ended anyway.
     */
    public CreatedApiKey rotate(ApplicationId application, ApiKeyId id, Duration overlap) {
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw DomainException.of(ProblemType.INVALID_REQUEST, List.of("overlap must be PT0S to P30D"));
        }
        OrganizationId organization = enter(application);
        ApiKeyEntity old = store.findToChange(application, id).orElseThrow(ApiKeyService::notFound);
        Instant now = clock.instant();
        if (!old.isUsable(now) || old.replacedBy().isPresent()) {
            throw DomainException.of(
                    ProblemType.CONFLICT, List.of("a key that was revoked, replaced or has expired can't be rotated"));
        }
        requireRoom(application, now);
        approvals.require("Replace the API key “" + old.terms().name() + "” (" + id + ") of " + name(application)
                + "; the old one ends after " + overlap);
        SecretToken secret = SecretToken.random256();
        ApiKeyEntity successor = new ApiKeyEntity(
                ApiKeyId.at(now), application, organization, old.renewedTerms(now), secret.hash(), now);
        if (!store.replace(old, successor, old.endWithin(overlap, now))) {
            throw DomainException.of(ProblemType.CONFLICT);
        }
        audit.record(created(successor));
        audit.record(event(organization, "api-key.rotated", id)
                .with(Map.of(
                        "application", application.toString(),
                        "successor", successor.id().toString(),
                        "overlap", overlap.toString())));
        return new CreatedApiKey(ApiKey.from(successor), secret);
    }

    /** One key. */
    public ApiKey get(ApplicationId application, ApiKeyId id) {
        enter(application);
        return ApiKey.from(store.find(application, id).orElseThrow(ApiKeyService::notFound));
    }

    /** The keys of an application, the usable first; at most 50. */
    public List<ApiKey> list(ApplicationId application) {
        enter(application);
        return store.list(application, clock.instant(), MOST_KEYS).stream()
                .map(ApiKey::from)
                .toList();
    }

    /** Ends a key at once, where it is as the caller demands; nothing happens where it had been ended before. */
    public void revoke(ApplicationId application, ApiKeyId id, Precondition<ApiKey> precondition) {
        OrganizationId organization = enter(application);
        ApiKeyEntity key = store.findToChange(application, id).orElseThrow(ApiKeyService::notFound);
        precondition.require(ApiKey.from(key));
        approvals.require(
                "End the API key “" + key.terms().name() + "” (" + id + ") of " + name(application) + " at once");
        if (key.revoke(clock.instant())) {
            audit.record(
                    event(organization, "api-key.revoked", id).with(Map.of("application", application.toString())));
        }
    }

    private OrganizationId enter(ApplicationId application) {
        return access.enter(application);
    }

    /** With its id: several applications may have one name. */
    private String name(ApplicationId application) {
        return applications.find(application).map(ApplicationView::name).orElseThrow(ApiKeyService::notFound) + " ("
                + application + ')';
    }

    private void requireRoom(ApplicationId application, Instant now) {
        if (store.countUsable(application, now) >= MOST_KEYS) {
            throw DomainException.of(
                    ProblemType.CONFLICT, List.of("an application has at most 50 API keys that may be used"));
        }
    }

    private AuditEvent created(ApiKeyEntity key) {
        return event(key.organizationId(), "api-key.created", key.id())
                .with(Map.of(
                        "application",
                        key.applicationId().toString(),
                        "scopes",
                        ApiScope.join(key.terms().scopes())));
    }

    private AuditEvent event(OrganizationId organization, String action, ApiKeyId key) {
        return AuditEvent.success(organization, action, caller.actor(), Target.of("api-key", key));
    }

    private static DomainException notFound() {
        return DomainException.of(ProblemType.NOT_FOUND);
    }
}
