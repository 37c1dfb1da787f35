package com.keyri.apikey;

import com.keyri.apikey.model.ApiKeyId;
import com.keyri.apikey.model.FoundApiKey;
import com.keyri.application.model.ApplicationId;
import com.keyri.audit.model.Actor;
import com.keyri.organization.model.OrganizationId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The API key that makes the present call, itself or by a token that it asked for. Whose rows a use case may touch
 * follows from it, never from the request.
 */
@RequestScoped
public class CallingApiKey {
    private @Nullable FoundApiKey key;

    /** Whoever has authenticated the caller says so here. */
    public void authenticatedBy(FoundApiKey found) {
        key = found;
    }

    public ApiKeyId id() {
        return key().id();
    }

    public ApplicationId applicationId() {
        return key().applicationId();
    }

    public OrganizationId organizationId() {
        return key().organizationId();
    }

    /** The key as the actor of an audit event. */
    public Actor actor() {
        return Actor.apiKey(id());
    }

    private FoundApiKey key() {
        return Optional.ofNullable(key).orElseThrow(() -> DomainException.of(ProblemType.UNAUTHENTICATED));
    }
}
