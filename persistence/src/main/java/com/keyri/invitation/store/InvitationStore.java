package com.keyri.invitation.store;

import com.keyri.account.model.AccountId;
import com.keyri.invitation.model.Invitation;
import com.keyri.invitation.model.InvitationId;
import com.keyri.invitation.model.InvitedAs;
import com.keyri.mail.model.MailAddress;
import com.keyri.organization.model.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps invitations. The organization, or the staff, has to be entered first, but for {@link #enter}. */
@ApplicationScoped
public class InvitationStore {
    private static final String COLUMNS = """
            select cast(i.id as text), cast(i.organization_id as text), i.role, i.mail_address, cast(i.account_id as text),
                   i.created_at, i.expires_at, i.accepted_at is null and i.withdrawn_at is null
              from invitation i
            """;
    private static final String ONE = COLUMNS + " where i.id = ?1 for update";
    private static final String OPEN = COLUMNS + """
             where i.organization_id is not distinct from cast(?1 as uuid)
               and i.accepted_at is null and i.withdrawn_at is null
               and (cast(?2 as uuid) is null or i.id > cast(?2 as uuid))
             order by i.id limit ?3
            """;
    private static final String ADD = """
            insert into invitation (id, organization_id, role, mail_address, mail_index, token_hash, invited_by, created_at,
                expires_at)
            values (?1, cast(?2 as uuid), ?3, ?4, ?5, ?6, cast(?7 as uuid), ?8, ?9)
            """;
    private static final String WITHDRAW_OTHERS = """
            update invitation set withdrawn_at = ?3, mail_address = null, version = version + 1
             where organization_id is not distinct from cast(?1 as uuid) and mail_index = ?2
               and accepted_at is null and withdrawn_at is null
            """;

    @PersistenceContext
    private EntityManager entities;

    /**
     * Enters the organization, or the staff, that the invitation with that token belongs to, and locks it; empty where
     * there is none.
     */
    public Optional<Invitation> enter(byte[] tokenHash) {
        List<?> rows = entities.createNativeQuery("select cast(invitation_id as text) from enter_invitation(?1)")
                .setParameter(1, tokenHash)
                .getResultList();
        return rows.stream()
                .map(row -> new InvitationId(UUID.fromString((String) row)))
                .findFirst()
                .flatMap(this::lock);
    }

    /** Enters what an invitation is to, that the entered account was made for. */
    public void enterKnown(InvitationId id) {
        entities.createNativeQuery("select 1 from enter_known_invitation(?1)")
                .setParameter(1, id.value())
                .getResultList();
    }

    /** One, which nobody else changes until this transaction ends. */
    public Optional<Invitation> lock(InvitationId id) {
        List<?> rows =
                entities.createNativeQuery(ONE).setParameter(1, id.value()).getResultList();
        return rows.stream().map(row -> invitation((Object[]) row)).findFirst();
    }

    /** Those that may still be accepted, or have lapsed unused, oldest first. */
    public List<Invitation> listOpen(Optional<OrganizationId> organization, Optional<InvitationId> after, int limit) {
        List<?> rows = entities.createNativeQuery(OPEN)
                .setParameter(1, text(organization))
                .setParameter(
                        2, after.map(InvitationId::value).map(UUID::toString).orElse(null))
                .setParameter(3, limit)
                .getResultList();
        return rows.stream().map(row -> invitation((Object[]) row)).toList();
    }

    /** Keeps an invitation, and withdraws the open one that the same person has to the same place. */
    public void add(Invitation invitation, byte[] mailIndex, byte[] tokenHash, Optional<AccountId> by) {
        Optional<OrganizationId> organization = invitation.as().organization();
        entities.createNativeQuery(WITHDRAW_OTHERS)
                .setParameter(1, text(organization))
                .setParameter(2, mailIndex)
                .setParameter(3, Timestamp.from(invitation.createdAt()))
                .executeUpdate();
        entities.createNativeQuery(ADD)
                .setParameter(1, invitation.id().value())
                .setParameter(2, text(organization))
                .setParameter(3, invitation.as().role())
                .setParameter(
                        4, invitation.mailAddress().map(MailAddress::value).orElse(null))
                .setParameter(5, mailIndex)
                .setParameter(6, tokenHash)
                .setParameter(7, by.map(AccountId::value).map(UUID::toString).orElse(null))
                .setParameter(8, Timestamp.from(invitation.createdAt()))
                .setParameter(9, Timestamp.from(invitation.expiresAt()))
                .executeUpdate();
    }

    /** Notes the account that was made to accept it. */
    public void attach(InvitationId id, AccountId account) {
        entities.createNativeQuery("update invitation set account_id = ?2, version = version + 1 where id = ?1")
                .setParameter(1, id.value())
                .setParameter(2, account.value())
                .executeUpdate();
    }

    /** It was accepted by that account; the address isn't kept any longer. False where it isn't open. */
    public boolean accept(InvitationId id, AccountId account, Instant now) {
        return entities.createNativeQuery("""
                                update invitation set accepted_at = ?3, account_id = ?2, mail_address = null, version = version + 1
                                 where id = ?1 and accepted_at is null and withdrawn_at is null
                                """)
                        .setParameter(1, id.value())
                        .setParameter(2, account.value())
                        .setParameter(3, Timestamp.from(now))
                        .executeUpdate()
                == 1;
    }

    /** Ends it; the address isn't kept any longer. False where it isn't open. */
    public boolean withdraw(InvitationId id, Instant now) {
        return entities.createNativeQuery("""
                                update invitation set withdrawn_at = ?2, mail_address = null, version = version + 1
                                 where id = ?1 and accepted_at is null and withdrawn_at is null
                                """)
                        .setParameter(1, id.value())
                        .setParameter(2, Timestamp.from(now))
                        .executeUpdate()
                == 1;
    }

    /** Whether the account behind that address is a member of the organization, or has a role of the staff. */
    public boolean isThereAlready(Optional<OrganizationId> organization, byte[] mailIndex) {
        String sql = organization.isPresent()
                ? "select exists (select from membership m join account a on a.id = m.account_id"
                        + " where m.organization_id = cast(?2 as uuid) and a.mail_index = ?1)"
                : "select exists (select from staff_role r join account a on a.id = r.account_id"
                        + " where cast(?2 as uuid) is null and r.ended_at is null and a.mail_index = ?1)";
        return (boolean) entities.createNativeQuery(sql)
                .setParameter(1, mailIndex)
                .setParameter(2, text(organization))
                .getSingleResult();
    }

    /** Whether the person with that address has an open invitation to the organization with that role. */
    public boolean isOpenAs(OrganizationId organization, byte[] mailIndex, String role, Instant now) {
        return (boolean) entities.createNativeQuery("""
                        select exists (select from invitation
                         where organization_id = ?1 and mail_index = ?2 and role = ?3
                           and accepted_at is null and withdrawn_at is null and expires_at > ?4)
                        """)
                .setParameter(1, organization.value())
                .setParameter(2, mailIndex)
                .setParameter(3, role)
                .setParameter(4, Timestamp.from(now))
                .getSingleResult();
    }

    /** How many invitations of others than that person to the place may be accepted at that moment. */
    public long countOthers(Optional<OrganizationId> organization, byte[] mailIndex, Instant now) {
        return (long) entities.createNativeQuery("""
                        select count(*) from invitation
                         where organization_id is not distinct from cast(?1 as uuid)
                           and accepted_at is null and withdrawn_at is null and expires_at > ?2 and mail_index <> ?3
                        """)
                .setParameter(1, text(organization))
                .setParameter(2, Timestamp.from(now))
                .setParameter(3, mailIndex)
                .getSingleResult();
    }

    /** Ends those whose link ended so long ago, whoever's, and forgets their addresses; how many. */
    public int lapse(Instant now, Duration kept, int atMost) {
        return (int) entities.createNativeQuery("select lapse_invitations(?1, ?2, ?3)")
                .setParameter(1, Timestamp.from(now))
                .setParameter(2, Timestamp.from(now.minus(kept)))
                .setParameter(3, atMost)
                .getSingleResult();
    }

    private static @Nullable String text(Optional<OrganizationId> organization) {
        return organization.map(OrganizationId::value).map(UUID::toString).orElse(null);
    }

    private static Invitation invitation(Object[] row) {
        return new Invitation(
                new InvitationId(UUID.fromString((String) row[0])),
                new InvitedAs(
                        Optional.ofNullable((String) row[1])
                                .map(UUID::fromString)
                                .map(OrganizationId::new),
                        (String) row[2]),
                Optional.ofNullable((String) row[3]).map(MailAddress::new),
                Optional.ofNullable((String) row[4]).map(UUID::fromString).map(AccountId::new),
                ((Timestamp) row[5]).toInstant(),
                ((Timestamp) row[6]).toInstant(),
                (boolean) row[7]);
    }
}
