package com.keyri.session.store;

import com.keyri.account.model.AccountId;
import com.keyri.account.model.AccountKind;
import com.keyri.member.model.MemberRole;
import com.keyri.organization.model.OrganizationId;
import com.keyri.session.model.FoundSession;
import com.keyri.session.model.NewSession;
import com.keyri.session.model.SessionEnd;
import com.keyri.session.model.SessionId;
import com.keyri.session.model.SessionView;
import com.keyri.staff.model.StaffRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps sessions. Their account has to be entered first, but for {@link #find} and {@link #noteUse}. */
@ApplicationScoped
public class SessionStore {
    private static final String FIND = """
            select cast(id as text), cast(account_id as text), account_kind, cast(organization_id as text), member_role,
                   staff_roles, browser_jkt, last_used_at, proved_at, expires_at
              from find_session(?1)
            """;
    private static final String ADD = """
            insert into account_session (id, account_id, organization_id, secret_hash, browser_jkt, sign_in_id, device_id,
                browser_name, browser_system, browser_place, begun_at, last_used_at, proved_at, expires_at)
            values (?1, ?2, cast(?3 as uuid), ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11, ?11, ?12)
            on conflict (sign_in_id) do nothing
            """;
    private static final String LIST = """
            select cast(s.id as text), s.browser_name, s.browser_system, s.browser_place, coalesce(d.name, ''), s.begun_at,
                   s.last_used_at, s.expires_at
              from account_session s left join device d on d.id = s.device_id
             where s.account_id = ?1 and s.ended_at is null and s.expires_at > ?2 and s.last_used_at > ?3
             order by s.last_used_at desc, s.id limit ?4
            """;

    @PersistenceContext
    private EntityManager entities;

    /** The session with that secret, whosever it is: one indexed query. */
    public Optional<FoundSession> find(byte[] secretHash) {
        List<?> rows =
                entities.createNativeQuery(FIND).setParameter(1, secretHash).getResultList();
        return rows.stream().map(row -> found((Object[]) row)).findFirst();
    }

    /** Notes that the session is used. */
    public void noteUse(SessionId id, Instant now) {
        entities.createNativeQuery("select 1 from note_session_use(?1, ?2)")
                .setParameter(1, id.value())
                .setParameter(2, Timestamp.from(now))
                .getResultList();
    }

    /** Keeps a session; false where its sign-in has begun one already. */
    public boolean add(NewSession session) {
        return entities.createNativeQuery(ADD)
                        .setParameter(1, session.id().value())
                        .setParameter(2, session.account().value())
                        .setParameter(
                                3,
                                session.organization()
                                        .map(OrganizationId::value)
                                        .map(UUID::toString)
                                        .orElse(null))
                        .setParameter(4, session.secretHash())
                        .setParameter(5, session.browserKey())
                        .setParameter(6, session.signIn().value())
                        .setParameter(7, session.device().value())
                        .setParameter(8, session.browser().name())
                        .setParameter(9, session.browser().system())
                        .setParameter(10, session.browser().place())
                        .setParameter(11, Timestamp.from(session.now()))
                        .setParameter(12, Timestamp.from(session.now().plus(FoundSession.LONGEST)))
                        .executeUpdate()
                == 1;
    }

    /** Whether the account has signed in, as far back as sessions are kept, and never with that browser's key. */
    public boolean isNewBrowser(AccountId account, String browserKey) {
        return (boolean) entities.createNativeQuery("""
                        select exists (select from account_session where account_id = ?1)
                           and not exists (select from account_session where account_id = ?1 and browser_jkt = ?2)
                        """)
                .setParameter(1, account.value())
                .setParameter(2, browserKey)
                .getSingleResult();
    }

    /**
     * The live sessions of an account, the last used first; the devices are seen where Keyri's own organization is
     * entered.
     */
    public List<SessionView> list(AccountId account, Instant now, int limit) {
        List<?> rows = entities.createNativeQuery(LIST)
                .setParameter(1, account.value())
                .setParameter(2, Timestamp.from(now))
                .setParameter(3, Timestamp.from(now.minus(FoundSession.LONGEST_IDLE)))
                .setParameter(4, limit)
                .getResultList();
        return rows.stream().map(row -> view((Object[]) row)).toList();
    }

    /** The browser has proved its key. */
    public boolean prove(SessionId id, Instant now) {
        return changesOne(entities.createNativeQuery(
                        "update account_session set proved_at = ?2, last_used_at = ?2 where id = ?1 and ended_at is null")
                .setParameter(1, id.value())
                .setParameter(2, Timestamp.from(now)));
    }

    /** Works in another organization from now on. */
    public boolean workIn(SessionId id, OrganizationId organization) {
        return changesOne(entities.createNativeQuery(
                        "update account_session set organization_id = ?2 where id = ?1 and ended_at is null")
                .setParameter(1, id.value())
                .setParameter(2, organization.value()));
    }

    /** Ends a session of the account; false where there is no such live one. */
    public boolean end(AccountId account, SessionId id, SessionEnd reason, Instant now) {
        return changesOne(entities.createNativeQuery("""
                        update account_session set ended_at = ?3, end_reason = ?4
                        where account_id = ?1 and id = ?2 and ended_at is null
                        """)
                .setParameter(1, account.value())
                .setParameter(2, id.value())
                .setParameter(3, Timestamp.from(now))
                .setParameter(4, reason.name()));
    }

    /** Ends all sessions of the account but one; how many. */
    public int endAll(AccountId account, Optional<SessionId> but, SessionEnd reason, Instant now) {
        return entities.createNativeQuery("""
                        update account_session set ended_at = ?2, end_reason = ?3
                        where account_id = ?1 and ended_at is null and id is distinct from cast(?4 as uuid)
                        """)
                .setParameter(1, account.value())
                .setParameter(2, Timestamp.from(now))
                .setParameter(3, reason.name())
                .setParameter(4, but.map(SessionId::value).map(UUID::toString).orElse(null))
                .executeUpdate();
    }

    /** Removes sessions that ended by themselves before that moment, whoever's; how many. */
    public int removeOld(Instant endedBefore, int atMost) {
        return (int) entities.createNativeQuery("select remove_old_sessions(?1, ?2)")
                .setParameter(1, Timestamp.from(endedBefore))
                .setParameter(2, atMost)
                .getSingleResult();
    }

    private static FoundSession found(Object[] row) {
        return new FoundSession(
                new SessionId(UUID.fromString((String) row[0])),
                new AccountId(UUID.fromString((String) row[1])),
                AccountKind.valueOf((String) row[2]),
                Optional.ofNullable((String) row[3]).map(UUID::fromString).map(OrganizationId::new),
                Optional.ofNullable((String) row[4]).map(MemberRole::valueOf),
                staffRoles((String) row[5]),
                (String) row[6],
                ((Timestamp) row[7]).toInstant(),
                ((Timestamp) row[8]).toInstant(),
                ((Timestamp) row[9]).toInstant());
    }

    private static Set<StaffRole> staffRoles(@Nullable String joined) {
        return joined == null
                ? Set.of()
                : Arrays.stream(joined.split(" ", -1)).map(StaffRole::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    private static SessionView view(Object[] row) {
        return new SessionView(
                new SessionId(UUID.fromString((String) row[0])),
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                ((Timestamp) row[5]).toInstant(),
                ((Timestamp) row[6]).toInstant(),
                ((Timestamp) row[7]).toInstant());
    }

    private static boolean changesOne(Query update) {
        return update.executeUpdate() == 1;
    }
}
