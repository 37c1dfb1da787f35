package com.keyri.signin.store;

import com.keyri.device.model.DeviceId;
import com.keyri.device.model.UserId;
import com.keyri.organization.model.OrganizationId;
import com.keyri.signin.model.PastSignIn;
import com.keyri.signin.model.RequestingBrowser;
import com.keyri.signin.model.SignInId;
import com.keyri.signin.model.SignInState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What became of a person's sign-ins, and the work that time does on them. */
@ApplicationScoped
public class SignInHistoryStore {
    private static final String ENDABLE =
            "select cast(s.id as text) from sign_in s where s.started_at > ?2 and s.ended_at is null and ";
    private static final String NEWEST = " order by s.started_at desc limit 1000";
    private static final String ENDABLE_OF_DEVICE =
            ENDABLE + "s.device_id = ?1 and s.state in ('APPROVED', 'REDEEMED')" + NEWEST;
    private static final String ENDABLE_OF_USER =
            ENDABLE + "s.user_id = ?1 and s.state in ('CLAIMED', 'APPROVED', 'REDEEMED')" + NEWEST;

    private static final String RECENT = """
            select cast(s.id as text), s.origin, host(s.browser_address), s.browser_name, s.browser_system,
                s.browser_place, s.state, s.started_at, d.name, t.text, s.ended_at is not null
            from sign_in s left join device d on d.id = s.device_id
                left join transaction_approval t on t.id = s.transaction_id
            where s.user_id = ?1 and s.started_at > ?2
            order by s.started_at desc
            limit ?3
            """;

    /** A sign-in that time has ended. */
    public record Expired(SignInId id, OrganizationId organization) {}

    @PersistenceContext
    private EntityManager entities;

    /** The newest first. */
    public List<PastSignIn> recent(UserId user, Instant since, int most) {
        List<?> rows = entities.createNativeQuery(RECENT)
                .setParameter(1, user.value())
                .setParameter(2, Timestamp.from(since))
                .setParameter(3, most)
                .getResultList();
        return rows.stream().map(row -> past((Object[]) row)).toList();
    }

    /** The sign-ins that a device decided and that can still be ended. */
    public List<SignInId> endableOfDevice(DeviceId device, Instant since) {
        return endable(ENDABLE_OF_DEVICE, device.value(), since);
    }

    /** The sign-ins of a user that can still be ended, undecided ones included: an approval may be on its way. */
    public List<SignInId> endableOfUser(UserId user, Instant since) {
        return endable(ENDABLE_OF_USER, user.value(), since);
    }

    /** Ends by time at most {@code most} sign-ins, of all organizations. */
    public List<Expired> expire(Instant moment, int most) {
        List<?> rows = entities.createNativeQuery(
                        "select cast(id as text), cast(organization_id as text) from expire_sign_ins(?1, ?2)")
                .setParameter(1, Timestamp.from(moment))
                .setParameter(2, most)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Expired(
                        new SignInId(UUID.fromString((String) row[0])),
                        new OrganizationId(UUID.fromString((String) row[1]))))
                .toList();
    }

    private List<SignInId> endable(String query, UUID id, Instant since) {
        List<?> rows = entities.createNativeQuery(query)
                .setParameter(1, id)
                .setParameter(2, Timestamp.from(since))
                .getResultList();
        return rows.stream()
                .map(row -> new SignInId(UUID.fromString((String) row)))
                .toList();
    }

    private static PastSignIn past(Object[] row) {
        return new PastSignIn(
                new SignInId(UUID.fromString((String) row[0])),
                (String) row[1],
                new RequestingBrowser((String) row[2], (String) row[3], (String) row[4], (String) row[5]),
                SignInState.valueOf((String) row[6]),
                ((Timestamp) row[7]).toInstant(),
                (String) row[8],
                (String) row[9],
                (Boolean) row[10]);
    }
}
