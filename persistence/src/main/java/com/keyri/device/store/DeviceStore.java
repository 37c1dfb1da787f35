package com.keyri.device.store;

import com.keyri.device.model.ClaimingDevice;
import com.keyri.device.model.DeviceId;
import com.keyri.device.model.DeviceState;
import com.keyri.device.model.UserId;
import com.keyri.organization.model.OrganizationId;
import com.keyri.organization.store.TimerRows;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.Thumbprint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Devices. Each transition is one conditional update, which says whether it took place. */
@ApplicationScoped
public class DeviceStore {
    @PersistenceContext
    private EntityManager entities;

    /**
     * Adds a device. Where its device key or its passkey is registered already, in whichever organization, it answers
     * false and the transaction is lost.
     */
    public boolean add(DeviceEntity device) {
        try {
            entities.persist(device);
            entities.flush();
            return true;
        } catch (PersistenceException e) {
            if (UniqueViolation.isCauseOf(e)) {
                return false;
            }
            throw e;
        }
    }

    public Optional<DeviceEntity> find(DeviceId device) {
        return Optional.ofNullable(entities.find(DeviceEntity.class, device.value()));
    }

    /** The device with its user and its application's rule for passkeys, by one query. */
    public Optional<ClaimingDevice> findClaiming(DeviceId device) {
        return ClaimingDeviceRow.query(entities, device).findFirst();
    }

    /** The user's devices that count, then those that were revoked since; newest first, at most {@code atMost}. */
    public List<DeviceEntity> listOfUser(UserId user, Instant revokedSince, int atMost) {
        return entities.createQuery("""
                        select d from DeviceEntity d
                        where d.userId = :user and (d.revokedAt is null or d.revokedAt >= :since)
                        order by case when d.revokedAt is null then 0 else 1 end, d.id desc
                        """, DeviceEntity.class)
                .setParameter("user", user.value())
                .setParameter("since", revokedSince)
                .setMaxResults(atMost)
                .getResultList();
    }

    /** How many devices of the user aren't revoked. */
    public long countOfUser(UserId user) {
        return entities.createQuery(
                        "select count(d) from DeviceEntity d where d.userId = :user and d.revokedAt is null",
                        Long.class)
                .setParameter("user", user.value())
                .getSingleResult();
    }

    /** Whether the user has a device that may approve another one. */
    public boolean hasActive(UserId user) {
        return entities.createQuery(
                                "select count(d) from DeviceEntity d where d.userId = :user and d.state = :active",
                                Long.class)
                        .setParameter("user", user.value())
                        .setParameter("active", DeviceState.ACTIVE)
                        .getSingleResult()
                > 0;
    }

    /** The code was confirmed and no other device is there to ask: AWAITING_CODE to ACTIVE. */
    public boolean activate(DeviceId device, Instant now) {
        return changesOne(update("""
                        update device set state = 'ACTIVE', active_from = ?2, activated_at = ?2, version = version + 1
                        where id = ?1 and state = 'AWAITING_CODE'
                        """).setParameter(1, device.value()).setParameter(2, Timestamp.from(now)));
    }

    /** The code was confirmed, and another device or the time decides: AWAITING_CODE to AWAITING_APPROVAL. */
    public boolean awaitApproval(DeviceId device, Instant activeFrom) {
        return changesOne(update("""
                        update device set state = 'AWAITING_APPROVAL', active_from = ?2, version = version + 1
                        where id = ?1 and state = 'AWAITING_CODE'
                        """).setParameter(1, device.value()).setParameter(2, Timestamp.from(activeFrom)));
    }

    /** Another device of the user said yes: AWAITING_APPROVAL to ACTIVE. */
    public boolean approve(DeviceId device, UserId user, Instant now) {
        return changesOne(update("""
                        update device set state = 'ACTIVE', active_from = ?3, activated_at = ?3, version = version + 1
                        where id = ?1 and user_id = ?2 and state = 'AWAITING_APPROVAL'
                        """)
                .setParameter(1, device.value())
                .setParameter(2, user.value())
                .setParameter(3, Timestamp.from(now)));
    }

    /** Ends a device of the user, in whatever state it is. */
    public boolean revoke(DeviceId device, UserId user, Instant now) {
        return changesOne(update("""
                        update device set state = 'REVOKED', revoked_at = ?3, version = version + 1
                        where id = ?1 and user_id = ?2 and state <> 'REVOKED'
                        """)
                .setParameter(1, device.value())
                .setParameter(2, user.value())
                .setParameter(3, Timestamp.from(now)));
    }

    /** Names a device of the user. */
    public boolean rename(DeviceId device, UserId user, String name) {
        return changesOne(update("""
                        update device set name = ?3, version = version + 1
                        where id = ?1 and user_id = ?2 and state <> 'REVOKED'
                        """)
                .setParameter(1, device.value())
                .setParameter(2, user.value())
                .setParameter(3, name));
    }

    /**
     * Puts a new device key in the place of the lost one. Where another device has the new one, it answers false and
     * the transaction is lost.
     */
    public boolean replaceKey(DeviceId device, Thumbprint lost, EcJwk replacement, Instant now) {
        try {
            return changesOne(update("""
                            update device set key_thumbprint = ?3, key_jwk = ?4, key_replaced_at = ?5, version = version + 1
                            where id = ?1 and key_thumbprint = ?2 and state = 'ACTIVE'
                            """)
                    .setParameter(1, device.value())
                    .setParameter(2, lost.value())
                    .setParameter(3, replacement.thumbprint().value())
                    .setParameter(4, replacement.toJson())
                    .setParameter(5, Timestamp.from(now)));
        } catch (PersistenceException e) {
            if (UniqueViolation.isCauseOf(e)) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Writes down what a verified approval told of its key. False where the device isn't active any more, or where the
     * key's counter is behind what another approval has told meanwhile: then the passkey exists twice.
     */
    public boolean recordApproval(DeviceId device, long signCount, boolean backedUp, Instant now) {
        return changesOne(update("""
                        update device set sign_count = ?2, backed_up = ?3, last_used_at = ?4, version = version + 1
                        where id = ?1 and state = 'ACTIVE' and (sign_count < ?2 or (sign_count = 0 and ?2 = 0))
                        """)
                .setParameter(1, device.value())
                .setParameter(2, signCount)
                .setParameter(3, backedUp)
                .setParameter(4, Timestamp.from(now)));
    }

    /** Activates the devices whose waiting time is over, in all organizations. */
    public Map<DeviceId, OrganizationId> activateWaiting(Instant now, int atMost) {
        return TimerRows.of(
                entities.createNativeQuery("select id, organization_id from activate_waiting_devices(?1, ?2)")
                        .setParameter(1, Timestamp.from(now))
                        .setParameter(2, atMost),
                DeviceId::new);
    }

    private Query update(String sql) {
        return entities.createNativeQuery(sql);
    }

    private static boolean changesOne(Query update) {
        return update.executeUpdate() == 1;
    }
}
