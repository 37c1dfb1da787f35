package com.keyri.installation.store;

import com.keyri.account.model.AccountId;
import com.keyri.application.model.ApplicationId;
import com.keyri.installation.model.FoundInstallation;
import com.keyri.mail.model.MailAddress;
import com.keyri.organization.model.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the one row about the installation itself. */
@ApplicationScoped
public class InstallationStore {
    private static final String FIND = """
            select cast(organization_id as text), cast(application_id as text), cast(first_account as text), officer_mail,
                   second_mail, set_up_at is not null
              from installation
            """;
    private static final String BEGIN = """
            insert into installation (organization_id, application_id, first_account, officer_mail, second_mail, begun_at)
            values (?1, ?2, ?3, ?4, ?5, ?6)
            on conflict (only_one) do update set first_account = excluded.first_account,
                officer_mail = excluded.officer_mail, second_mail = excluded.second_mail
                where installation.set_up_at is null
            """;

    @PersistenceContext
    private EntityManager entities;

    public Optional<FoundInstallation> find() {
        List<?> rows = entities.createNativeQuery(FIND).getResultList();
        return rows.stream().map(row -> found((Object[]) row)).findFirst();
    }

    /** Begins the set-up, or begins it anew with another first account; false where it is over. */
    public boolean begin(FoundInstallation installation, Instant now) {
        return entities.createNativeQuery(BEGIN)
                        .setParameter(1, installation.organization().value())
                        .setParameter(2, installation.application().value())
                        .setParameter(3, installation.firstAccount().value())
                        .setParameter(4, text(installation.officer()))
                        .setParameter(5, text(installation.second()))
                        .setParameter(6, Timestamp.from(now))
                        .executeUpdate()
                == 1;
    }

    /** The first account has its phone; forgets whom it wanted to invite. False where that was over. */
    public boolean finish(Instant now) {
        return entities.createNativeQuery(
                                "update installation set set_up_at = ?1, officer_mail = null, second_mail = null where set_up_at is null")
                        .setParameter(1, Timestamp.from(now))
                        .executeUpdate()
                == 1;
    }

    /** Keeps a link, and ends those before it. */
    public void replaceLink(byte[] tokenHash, Instant now, Instant expiresAt) {
        entities.createNativeQuery("delete from setup_link").executeUpdate();
        entities.createNativeQuery("insert into setup_link (token_hash, created_at, expires_at) values (?1, ?2, ?3)")
                .setParameter(1, tokenHash)
                .setParameter(2, Timestamp.from(now))
                .setParameter(3, Timestamp.from(expiresAt))
                .executeUpdate();
    }

    /** Until when the link with that token may be used; empty where it may not. */
    public Optional<Instant> endOfLink(byte[] tokenHash, Instant now) {
        Object end = entities.createNativeQuery("select end_of_setup_link(?1, ?2)")
                .setParameter(1, tokenHash)
                .setParameter(2, Timestamp.from(now))
                .getSingleResult();
        return Optional.ofNullable((Timestamp) end).map(Timestamp::toInstant);
    }

    private static @Nullable String text(Optional<MailAddress> address) {
        return address.map(MailAddress::value).orElse(null);
    }

    private static FoundInstallation found(Object[] row) {
        return new FoundInstallation(
                new OrganizationId(UUID.fromString((String) row[0])),
                new ApplicationId(UUID.fromString((String) row[1])),
                new AccountId(UUID.fromString((String) row[2])),
                Optional.ofNullable((String) row[3]).map(MailAddress::new),
                Optional.ofNullable((String) row[4]).map(MailAddress::new),
                (boolean) row[5]);
    }
}
