package com.keyri.directory.store;

import com.keyri.account.model.AccountId;
import com.keyri.account.model.AccountKind;
import com.keyri.account.model.AccountState;
import com.keyri.directory.model.DirectoryQuery;
import com.keyri.directory.model.ListedAccount;
import com.keyri.directory.model.ListedOrganization;
import com.keyri.directory.model.ListedSession;
import com.keyri.organization.model.OrganizationId;
import com.keyri.session.model.FoundSession;
import com.keyri.session.model.SessionId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the staff see of everybody. The staff has to be entered first. */
@ApplicationScoped
public class DirectoryStore {
    private static final String SINCE = """
             and (cast(?1 as timestamptz) is null or t.created_at >= cast(?1 as timestamptz))
             and (cast(?2 as timestamptz) is null or t.created_at < cast(?2 as timestamptz))
            """;
    private static final String BEGUN_SINCE = """
             and (cast(?1 as timestamptz) is null or t.begun_at >= cast(?1 as timestamptz))
             and (cast(?2 as timestamptz) is null or t.begun_at < cast(?2 as timestamptz))
            """;

    /** Two forms of the same order, so that each walks its index in one direction. */
    private static final String OLDEST =
            " and (cast(?3 as uuid) is null or t.id > cast(?3 as uuid)) order by t.id limit ?4";

    private static final String NEWEST =
            " and (cast(?3 as uuid) is null or t.id < cast(?3 as uuid)) order by t.id desc limit ?4";
    private static final String ANY_ORGANIZATION =
            "select cast(t.id as text), t.name, t.created_at from organization t where true";
    private static final String ORGANIZATION = ANY_ORGANIZATION + " and t.id = ?1";
    private static final String ORGANIZATIONS = ANY_ORGANIZATION + SINCE;
    private static final String ORGANIZATIONS_OLDEST = ORGANIZATIONS + OLDEST;
    private static final String ORGANIZATIONS_NEWEST = ORGANIZATIONS + NEWEST;
    private static final String ACCOUNTS = """
            select cast(t.id as text), t.kind, t.company_name, t.state, t.created_at from account t
             where (cast(?5 as text) is null or t.kind = cast(?5 as text))
               and (cast(?6 as text) is null or t.state = cast(?6 as text))
            """ + SINCE;
    private static final String ACCOUNTS_OLDEST = ACCOUNTS + OLDEST;
    private static final String ACCOUNTS_NEWEST = ACCOUNTS + NEWEST;
    private static final String ANY_SESSION = """
            select cast(t.id as text), cast(t.account_id as text), a.kind, t.browser_name, t.browser_system, t.browser_place,
                   t.begun_at, t.last_used_at
              from account_session t join account a on a.id = t.account_id
             where t.ended_at is null and t.expires_at > ?5 and t.last_used_at > ?6
            """;
    private static final String SESSION = ANY_SESSION + " and t.id = ?1";
    private static final String SESSIONS = ANY_SESSION + BEGUN_SINCE;
    private static final String SESSIONS_OLDEST = SESSIONS + OLDEST;
    private static final String SESSIONS_NEWEST = SESSIONS + NEWEST;

    @PersistenceContext
    private EntityManager entities;

    public List<ListedOrganization> organizations(DirectoryQuery query) {
        return rows(page(
                        query.newestFirst()
                                ? entities.createNativeQuery(ORGANIZATIONS_NEWEST)
                                : entities.createNativeQuery(ORGANIZATIONS_OLDEST),
                        query))
                .stream()
                .map(DirectoryStore::organization)
                .toList();
    }

    /** One of them. */
    public Optional<ListedOrganization> organization(OrganizationId id) {
        return rows(entities.createNativeQuery(ORGANIZATION).setParameter(1, id.value())).stream()
                .map(DirectoryStore::organization)
                .findFirst();
    }

    public List<ListedAccount> accounts(
            DirectoryQuery query, Optional<AccountKind> kind, Optional<AccountState> state) {
        return rows(page(
                                query.newestFirst()
                                        ? entities.createNativeQuery(ACCOUNTS_NEWEST)
                                        : entities.createNativeQuery(ACCOUNTS_OLDEST),
                                query)
                        .setParameter(5, kind.map(AccountKind::name).orElse(null))
                        .setParameter(6, state.map(AccountState::name).orElse(null)))
                .stream()
                .map(row -> new ListedAccount(
                        new AccountId(uuid(row[0])),
                        AccountKind.valueOf((String) row[1]),
                        Optional.ofNullable((String) row[2]),
                        AccountState.valueOf((String) row[3]),
                        ((Timestamp) row[4]).toInstant()))
                .toList();
    }

    /** The live sessions of everybody. */
    public List<ListedSession> sessions(DirectoryQuery query, Instant now) {
        return rows(live(
                        page(
                                query.newestFirst()
                                        ? entities.createNativeQuery(SESSIONS_NEWEST)
                                        : entities.createNativeQuery(SESSIONS_OLDEST),
                                query),
                        now))
                .stream()
                .map(DirectoryStore::session)
                .toList();
    }

    /** One live session. */
    public Optional<ListedSession> session(SessionId id, Instant now) {
        return rows(live(entities.createNativeQuery(SESSION).setParameter(1, id.value()), now)).stream()
                .map(DirectoryStore::session)
                .findFirst();
    }

    private static Query live(Query query, Instant now) {
        return query.setParameter(5, Timestamp.from(now))
                .setParameter(6, Timestamp.from(now.minus(FoundSession.LONGEST_IDLE)));
    }

    /** Whose session it is. */
    public Optional<AccountId> accountOf(SessionId session) {
        List<?> rows = entities.createNativeQuery("select cast(account_id as text) from account_session where id = ?1")
                .setParameter(1, session.value())
                .getResultList();
        return rows.stream()
                .map(row -> new AccountId(UUID.fromString((String) row)))
                .findFirst();
    }

    private static Query page(Query sql, DirectoryQuery query) {
        return sql.setParameter(1, text(query.createdFrom()))
                .setParameter(2, text(query.createdBefore()))
                .setParameter(3, query.after().map(UUID::toString).orElse(null))
                .setParameter(4, query.limit());
    }

    private static ListedOrganization organization(Object[] row) {
        return new ListedOrganization(
                new OrganizationId(uuid(row[0])), (String) row[1], ((Timestamp) row[2]).toInstant());
    }

    private static ListedSession session(Object[] row) {
        return new ListedSession(
                new SessionId(uuid(row[0])),
                new AccountId(uuid(row[1])),
                AccountKind.valueOf((String) row[2]),
                (String) row[3],
                (String) row[4],
                (String) row[5],
                ((Timestamp) row[6]).toInstant(),
                ((Timestamp) row[7]).toInstant());
    }

    private static List<Object[]> rows(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(Object[].class::cast).toList();
    }

    private static @Nullable String text(Optional<Instant> moment) {
        return moment.map(Instant::toString).orElse(null);
    }

    private static UUID uuid(Object column) {
        return UUID.fromString((String) column);
    }
}
