package com.keyri.token.store;

import com.keyri.apikey.model.ApiKeyId;
import com.keyri.apikey.model.ApiScope;
import com.keyri.apikey.model.FoundApiKey;
import com.keyri.application.model.ApplicationId;
import com.keyri.application.model.ApplicationState;
import com.keyri.organization.model.OrganizationId;
import com.keyri.protocol.Thumbprint;
import com.keyri.token.model.AccessTokenId;
import com.keyri.token.model.NewAccessToken;
import com.keyri.token.model.StoredAccessToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps which access tokens were issued. Their organization has to be entered first, but for {@link #find}. */
@ApplicationScoped
public class AccessTokenStore {
    private static final String ADD = """
            insert into access_token (id, application_id, organization_id, api_key_id, scopes, key_thumbprint, issued_at,
                                      expires_at)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """;
    private static final String FIND = """
            select cast(application_id as text), cast(organization_id as text), cast(api_key_id as text), scopes,
                   key_thumbprint, expires_at, revoked_at, key_expires_at, key_revoked_at, application_state
              from find_access_token(?1)
            """;
    private static final String REVOKE = """
            update access_token set revoked_at = ?3
             where id = ?1 and application_id = ?2 and revoked_at is null and expires_at > ?3
            """;

    @PersistenceContext
    private EntityManager entities;

    public void add(NewAccessToken token) {
        Thumbprint key = token.key();
        entities.createNativeQuery(ADD)
                .setParameter(1, token.id().value())
                .setParameter(2, token.application().value())
                .setParameter(3, token.organization().value())
                .setParameter(4, token.apiKey().value())
                .setParameter(5, ApiScope.join(token.scopes()))
                .setParameter(6, key == null ? null : key.value())
                .setParameter(7, Timestamp.from(token.issuedAt()))
                .setParameter(8, Timestamp.from(token.expiresAt()))
                .executeUpdate();
    }

    /** The token of that id, of whatever organization and in whatever state: one query by primary keys. */
    public Optional<StoredAccessToken> find(AccessTokenId id) {
        List<?> rows =
                entities.createNativeQuery(FIND).setParameter(1, id.value()).getResultList();
        return rows.stream().map(row -> found(id, (Object[]) row)).findFirst();
    }

    /** Ends a token of that application; false where there is none to be ended. */
    public boolean revoke(ApplicationId application, AccessTokenId id, Instant now) {
        return entities.createNativeQuery(REVOKE)
                        .setParameter(1, id.value())
                        .setParameter(2, application.value())
                        .setParameter(3, Timestamp.from(now))
                        .executeUpdate()
                == 1;
    }

    /** Forgets tokens that ended before a moment; how many. */
    public int removeEndedBefore(Instant moment, int atMost) {
        Object removed = entities.createNativeQuery("select remove_access_tokens(?1, ?2)")
                .setParameter(1, Timestamp.from(moment))
                .setParameter(2, atMost)
                .getSingleResult();
        return ((Number) removed).intValue();
    }

    private static StoredAccessToken found(AccessTokenId id, Object[] row) {
        FoundApiKey rights = new FoundApiKey(
                new ApiKeyId(UUID.fromString((String) row[2])),
                new ApplicationId(UUID.fromString((String) row[0])),
                new OrganizationId(UUID.fromString((String) row[1])),
                ApiScope.split((String) row[3]),
                moment(row[7]),
                moment(row[8]),
                Optional.empty(),
                ApplicationState.valueOf((String) row[9]));
        return new StoredAccessToken(
                id,
                rights,
                Optional.ofNullable((String) row[4]).map(Thumbprint::new),
                ((Timestamp) row[5]).toInstant(),
                moment(row[6]));
    }

    private static Optional<Instant> moment(@Nullable Object column) {
        return Optional.ofNullable((Timestamp) column).map(Timestamp::toInstant);
    }
}
