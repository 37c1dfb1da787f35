package com.keyri.token;

import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.protocol.AccessTokenClaims;
import com.keyri.token.model.StoredAccessToken;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** What the database knows of an access token that somebody asks about. */
@Stateless
public class StoredAccessTokenService {
    @Inject
    AccessTokens accessTokens;

    @Inject
    OrganizationScope scope;

    /** A token of that organization. */
    @RolesAllowed("introspection")
    public Optional<StoredAccessToken> find(OrganizationId organization, AccessTokenClaims claims) {
        scope.enter(organization);
        return accessTokens.find(claims);
    }
}
