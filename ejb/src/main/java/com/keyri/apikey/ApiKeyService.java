package com.keyri.apikey;

import com.keyri.apikey.model.ApiKeyId;
import com.keyri.apikey.model.ApiKeyTerms;
import com.keyri.apikey.model.ApiScope;
import com.keyri.apikey.store.ApiKeyEntity;
import com.keyri.apikey.store.ApiKeyStore;
import com.keyri.application.model.ApplicationId;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.protocol.SecretToken;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** What the operator does with the API keys of an application. */
@Stateless
@RolesAllowed("operator")
public class ApiKeyService {
    private static final int MOST_KEYS = 50;

    @Inject
    OrganizationScope scope;

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
        if (store.countUnrevoked(application) >= MOST_KEYS) {
            throw DomainException.of(ProblemType.CONFLICT, List.of("an application has at most 50 API keys"));
        }
        SecretToken secret = SecretToken.random256();
        ApiKeyEntity key = new ApiKeyEntity(ApiKeyId.at(now), application, organization, terms, secret.hash(), now);
        store.add(key);
        audit.record(event(organization, "api-key.created", key.id())
                .with(Map.of("application", application.toString(), "scopes", ApiScope.join(terms.scopes()))));
        return new CreatedApiKey(ApiKey.from(key), secret);
    }

    /** The keys of an application, the usable first; at most 50. */
    public List<ApiKey> list(ApplicationId application) {
        enter(application);
        return store.list(application, MOST_KEYS).stream().map(ApiKey::from).toList();
    }

    /** Ends a key at once; nothing happens where it had been ended before. */
    public void revoke(ApplicationId application, ApiKeyId id) {
        OrganizationId organization = enter(application);
        ApiKeyEntity key = store.find(application, id).orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
        if (key.revoke(clock.instant())) {
            audit.record(
                    event(organization, "api-key.revoked", id).with(Map.of("application", application.toString())));
        }
    }

    private OrganizationId enter(ApplicationId application) {
        return scope.enterByApplication(application).orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
    }

    private static AuditEvent event(OrganizationId organization, String action, ApiKeyId key) {
        return AuditEvent.success(organization, action, Actor.OPERATOR, Target.of("api-key", key));
    }
}
