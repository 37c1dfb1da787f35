package com.keyri.device.store;

import com.keyri.application.model.ApplicationId;
import com.keyri.device.model.AccountOwner;
import com.keyri.device.model.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/** Users of applications. */
@ApplicationScoped
public class UserStore {
    private static final String ENROL = """
            insert into app_user (id, application_id, organization_id, external_id, label, state, created_at)
            values (?1, ?2, ?3, ?4, ?5, 'ACTIVE', ?6)
            on conflict (application_id, external_id)
            do update set label = excluded.label, version = app_user.version + 1
            """;

    @PersistenceContext
    private EntityManager entities;

    /** Makes the user, or names the account anew; {@link #lock} then finds it. */
    public void enrol(AccountOwner candidate, String externalId, String label, Instant now) {
        entities.createNativeQuery(ENROL)
                .setParameter(1, candidate.user().value())
                .setParameter(2, candidate.application().value())
                .setParameter(3, candidate.organization().value())
                .setParameter(4, externalId)
                .setParameter(5, label)
                .setParameter(6, Timestamp.from(now))
                .executeUpdate();
    }

    public Optional<UserEntity> find(UserId user) {
        return Optional.ofNullable(entities.find(UserEntity.class, user.value()));
    }

    /** The application's user with this id of theirs. */
    public Optional<UserEntity> find(ApplicationId application, String externalId) {
        return query(application, externalId, LockModeType.NONE);
    }

    /** The same, and nobody else changes the user or decides on their number of devices until this transaction ends. */
    public Optional<UserEntity> lock(ApplicationId application, String externalId) {
        return query(application, externalId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** See {@link #lock(ApplicationId, String)}. */
    public Optional<UserEntity> lock(UserId user) {
        return Optional.ofNullable(entities.find(UserEntity.class, user.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    private Optional<UserEntity> query(ApplicationId application, String externalId, LockModeType lock) {
        return entities.createQuery(
                        "select u from UserEntity u where u.applicationId = :application and u.externalId = :externalId",
                        UserEntity.class)
                .setParameter("application", application.value())
                .setParameter("externalId", externalId)
                .setLockMode(lock)
                .getResultStream()
                .findFirst();
    }
}
