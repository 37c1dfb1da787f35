package com.keyri.signin.store;

import com.keyri.device.model.UserId;
import com.keyri.organization.model.OrganizationId;
import com.keyri.protocol.Thumbprint;
import com.keyri.signin.model.SignInId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;

/** The browsers that people have said they know. */
@ApplicationScoped
public class KnownBrowserStore {
    @PersistenceContext
    private EntityManager entities;

    public boolean isKnown(UserId user, Thumbprint browser, Instant moment) {
        return !entities.createNativeQuery(
                        "select 1 from known_browser where user_id = ?1 and jkt = ?2 and known_until > ?3")
                .setParameter(1, user.value())
                .setParameter(2, browser.value())
                .setParameter(3, Timestamp.from(moment))
                .getResultList()
                .isEmpty();
    }

    public void know(
            OrganizationId organization, UserId user, Thumbprint browser, SignInId by, Instant since, Instant until) {
        entities.createNativeQuery("""
                        insert into known_browser (user_id, jkt, organization_id, sign_in_id, known_since, known_until)
                        values (?1, ?2, ?3, ?4, ?5, ?6)
                        on conflict (user_id, jkt) do update set sign_in_id = excluded.sign_in_id,
                            known_since = excluded.known_since, known_until = excluded.known_until
                        """)
                .setParameter(1, user.value())
                .setParameter(2, browser.value())
                .setParameter(3, organization.value())
                .setParameter(4, by.value())
                .setParameter(5, Timestamp.from(since))
                .setParameter(6, Timestamp.from(until))
                .executeUpdate();
    }

    /** Forgets one browser of a user; whether it was known. */
    public boolean forget(UserId user, Thumbprint browser) {
        return entities.createNativeQuery("delete from known_browser where user_id = ?1 and jkt = ?2")
                        .setParameter(1, user.value())
                        .setParameter(2, browser.value())
                        .executeUpdate()
                == 1;
    }
}
