package com.keyri.device.store;

import com.keyri.application.model.ApplicationId;
import com.keyri.device.model.DeviceId;
import com.keyri.device.model.EnrolmentId;
import com.keyri.device.model.EnrolmentState;
import com.keyri.organization.model.OrganizationId;
import com.keyri.organization.store.TimerRows;
import com.keyri.protocol.Thumbprint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Enrolments. Each transition is one conditional update, which says whether it took place. */
@ApplicationScoped
public class EnrolmentStore {
    @PersistenceContext
    private EntityManager entities;

    public void add(EnrolmentEntity enrolment) {
        entities.persist(enrolment);
    }

    public Optional<EnrolmentEntity> find(EnrolmentId enrolment) {
        return Optional.ofNullable(entities.find(EnrolmentEntity.class, enrolment.value()));
    }

    /** The enrolment where it is this application's. */
    public Optional<EnrolmentEntity> find(ApplicationId application, EnrolmentId enrolment) {
        return find(enrolment).filter(found -> found.owner().application().equals(application));
    }

    /** CREATED to OPENED: the first device key that comes keeps it. */
    public boolean open(EnrolmentId enrolment, Thumbprint deviceKey, String challenge, byte[] userHandle, Instant now) {
        return entities.createNativeQuery("""
                                update enrolment
                                set state = 'OPENED', opened_jkt = ?2, challenge = ?3, user_handle = ?4,
                                    version = version + 1
                                where id = ?1 and state = 'CREATED' and expires_at > ?5
                                """)
                        .setParameter(1, enrolment.value())
                        .setParameter(2, deviceKey.value())
                        .setParameter(3, challenge)
                        .setParameter(4, userHandle)
                        .setParameter(5, Timestamp.from(now))
                        .executeUpdate()
                == 1;
    }

    /** OPENED to AWAITING_CODE: its keys are registered as this device. */
    public boolean complete(EnrolmentId enrolment, Thumbprint deviceKey, DeviceId device, byte[] codeMac, Instant now) {
        return entities.createNativeQuery("""
                                update enrolment
                                set state = 'AWAITING_CODE', device_id = ?3, code_mac = ?4, version = version + 1
                                where id = ?1 and state = 'OPENED' and opened_jkt = ?2 and expires_at > ?5
                                """)
                        .setParameter(1, enrolment.value())
                        .setParameter(2, deviceKey.value())
                        .setParameter(3, device.value())
                        .setParameter(4, codeMac)
                        .setParameter(5, Timestamp.from(now))
                        .executeUpdate()
                == 1;
    }

    /** AWAITING_CODE to AWAITING_APPROVAL or ACTIVE: the code was right. The code is forgotten. */
    public boolean confirm(EnrolmentId enrolment, EnrolmentState next, Instant now) {
        return entities.createNativeQuery("""
                                update enrolment set state = ?2, code_mac = null, version = version + 1
                                where id = ?1 and state = 'AWAITING_CODE' and code_tries < ?3 and expires_at > ?4
                                """)
                        .setParameter(1, enrolment.value())
                        .setParameter(2, next.name())
                        .setParameter(3, EnrolmentEntity.MOST_TRIES)
                        .setParameter(4, Timestamp.from(now))
                        .executeUpdate()
                == 1;
    }

    /**
     * Counts a wrong code; the last one that is allowed makes it REFUSED.
     *
     * @return how many are left; empty where it doesn't wait for a code any more
     */
    public Optional<Integer> miss(EnrolmentId enrolment, Instant now) {
        List<?> left = entities.createNativeQuery("""
                        update enrolment
                        set code_tries = code_tries + 1, version = version + 1,
                            state = case when code_tries + 1 >= ?2 then 'REFUSED' else state end
                        where id = ?1 and state = 'AWAITING_CODE' and expires_at > ?3
                        returning ?2 - code_tries
                        """)
                .setParameter(1, enrolment.value())
                .setParameter(2, EnrolmentEntity.MOST_TRIES)
                .setParameter(3, Timestamp.from(now))
                .getResultList();
        return left.stream().findFirst().map(count -> ((Number) count).intValue());
    }

    /** AWAITING_APPROVAL to ACTIVE, because its device is. */
    public boolean approveOf(DeviceId device) {
        return entities.createNativeQuery("""
                                update enrolment set state = 'ACTIVE', version = version + 1
                                where device_id = ?1 and state = 'AWAITING_APPROVAL'
                                """).setParameter(1, device.value()).executeUpdate() == 1;
    }

    /** Ends the enrolment whose device was revoked before it became active. */
    public boolean refuseOf(DeviceId device) {
        return entities.createNativeQuery("""
                                update enrolment set state = 'REFUSED', version = version + 1
                                where device_id = ?1 and state in ('AWAITING_CODE', 'AWAITING_APPROVAL')
                                """).setParameter(1, device.value()).executeUpdate() == 1;
    }

    /** Ends the enrolments whose time is over, in all organizations. */
    public Map<EnrolmentId, OrganizationId> expire(Instant now, int atMost) {
        return TimerRows.of(
                entities.createNativeQuery("select id, organization_id from expire_enrolments(?1, ?2)")
                        .setParameter(1, Timestamp.from(now))
                        .setParameter(2, atMost),
                EnrolmentId::new);
    }
}
