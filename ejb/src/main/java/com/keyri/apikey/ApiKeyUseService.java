package com.keyri.apikey;

import com.keyri.apikey.model.FoundApiKey;
import com.keyri.apikey.store.ApiKeyStore;
import com.keyri.organization.OrganizationScope;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;

/** Notes that keys are used, in a transaction that is needed for nothing else. */
@Stateless
@PermitAll
public class ApiKeyUseService {
    @Inject
    ApiKeyStore store;

    @Inject
    OrganizationScope scope;

    /** Notes a use at {@code now}, unless one was noted after {@code lastNote}. */
    public void note(FoundApiKey key, Instant now, Instant lastNote) {
        scope.enter(key.organizationId());
        store.noteUse(key.id(), now, lastNote);
    }
}
