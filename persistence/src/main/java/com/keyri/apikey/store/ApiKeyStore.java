package com.keyri.apikey.store;

import com.keyri.apikey.model.ApiKeyId;
import com.keyri.apikey.model.ApiScope;
import com.keyri.apikey.model.FoundApiKey;
import com.keyri.application.model.ApplicationId;
import com.keyri.application.model.ApplicationState;
import com.keyri.organization.model.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps API keys. Their organization has to be entered first, but for {@link #findBySecret} and {@link #enterBySecret}.
 */
@ApplicationScoped
public class ApiKeyStore {
    private static final String FIND = """
            select cast(id as text), cast(application_id as text), cast(organization_id as text), scopes, expires_at,
                   revoked_at, last_used_at, application_state
              from find_api_key(?1)
            """;
    private static final String ENTER = FIND.replace("find_api_key", "enter_api_key");
    private static final String TOUCH = """
            update api_key set last_used_at = ?2 where id = (
                select id from api_key where id = ?1 and (last_used_at is null or last_used_at <= ?3)
                for update skip locked)
            """;

    private static final String USABLE = "k.revokedAt is null and (k.expiresAt is null or k.expiresAt > :now)";
    private static final String REPLACE = """
            update api_key set replaced_by = ?2, expires_at = ?3, version = version + 1
             where id = ?1 and replaced_by is null
            """;
    private static final String SUCCEED = "update api_key set replaces = ?2 where id = ?1";

    @PersistenceContext
    private EntityManager entities;

    /** The key with that secret, of whatever organization and in whatever state: one indexed query. */
    public Optional<FoundApiKey> findBySecret(byte[] secretHash) {
        return find(FIND, secretHash);
    }

    /** The same, and enters the key's organization; where there is no such key, no row is visible afterwards. */
    public Optional<FoundApiKey> enterBySecret(byte[] secretHash) {
        return find(ENTER, secretHash);
    }

    /** Notes that a key was used at {@code now}, unless that was noted after {@code lastNote}. */
    public void noteUse(ApiKeyId id, Instant now, Instant lastNote) {
        entities.createNativeQuery(TOUCH)
                .setParameter(1, id.value())
                .setParameter(2, Timestamp.from(now))
                .setParameter(3, Timestamp.from(lastNote))
                .executeUpdate();
    }

    public void add(ApiKeyEntity key) {
        entities.persist(key);
    }

    public Optional<ApiKeyEntity> find(ApplicationId application, ApiKeyId id) {
        return Optional.ofNullable(entities.find(ApiKeyEntity.class, id.value()))
                .filter(key -> key.applicationId().equals(application));
    }

    /** The key of whichever application of the entered organization. */
    public Optional<ApiKeyEntity> find(ApiKeyId id) {
        return Optional.ofNullable(entities.find(ApiKeyEntity.class, id.value()));
    }

    /** The same, locked: changes of one key happen one after the other. */
    public Optional<ApiKeyEntity> findToChange(ApplicationId application, ApiKeyId id) {
        return Optional.ofNullable(entities.find(ApiKeyEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .filter(key -> key.applicationId().equals(application));
    }

    /** Adds a key in the place of another, which ends at {@code end}; false where that one has been replaced before. */
    public boolean replace(ApiKeyEntity old, ApiKeyEntity successor, Instant end) {
        entities.persist(successor);
        entities.flush();
        boolean replaced = entities.createNativeQuery(REPLACE)
                        .setParameter(1, old.id().value())
                        .setParameter(2, successor.id().value())
                        .setParameter(3, Timestamp.from(end))
                        .executeUpdate()
                == 1;
        entities.createNativeQuery(SUCCEED)
                .setParameter(1, successor.id().value())
                .setParameter(2, old.id().value())
                .executeUpdate();
        entities.refresh(old);
        entities.refresh(successor);
        return replaced;
    }

    /** The keys of an application, the usable first, then the newest. */
    public List<ApiKeyEntity> list(ApplicationId application, Instant now, int limit) {
        return entities.createQuery(
                        "select k from ApiKeyEntity k where k.applicationId = :application" + " order by case when "
                                + USABLE + " then 0 else 1 end, k.id desc",
                        ApiKeyEntity.class)
                .setParameter("application", application.value())
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    /** How many keys of an application may be used. */
    public int countUsable(ApplicationId application, Instant now) {
        return entities.createQuery(
                        "select count(k) from ApiKeyEntity k where k.applicationId = :application and " + USABLE,
                        Long.class)
                .setParameter("application", application.value())
                .setParameter("now", now)
                .getSingleResult()
                .intValue();
    }

    private Optional<FoundApiKey> find(String query, byte[] secretHash) {
        List<?> rows =
                entities.createNativeQuery(query).setParameter(1, secretHash).getResultList();
        return rows.stream().map(row -> found((Object[]) row)).findFirst();
    }

    private static FoundApiKey found(Object[] row) {
        return new FoundApiKey(
                new ApiKeyId(UUID.fromString((String) row[0])),
                new ApplicationId(UUID.fromString((String) row[1])),
                new OrganizationId(UUID.fromString((String) row[2])),
                ApiScope.split((String) row[3]),
                moment(row[4]),
                moment(row[5]),
                moment(row[6]),
                ApplicationState.valueOf((String) row[7]));
    }

    private static Optional<Instant> moment(@Nullable Object column) {
        return Optional.ofNullable((Timestamp) column).map(Timestamp::toInstant);
    }
}
