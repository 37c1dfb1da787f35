package com.keyri.device.store;

import com.keyri.application.model.ApplicationId;
import com.keyri.device.model.ListedUser;
import com.keyri.device.model.UserState;
import com.keyri.organization.model.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lists the users of an application by its own ids of them. The organization has to be entered first. */
@ApplicationScoped
public class UserDirectoryStore {
    private static final String LIST = """
            select u.external_id, u.state,
                   (select count(*) from device d where d.user_id = u.id and d.revoked_at is null), u.created_at
              from app_user u
             where u.application_id = ?1 and u.external_id > ?2 and (cast(?3 as text) is null or u.state = cast(?3 as text))
             order by u.external_id limit ?4
            """;

    private static final String APPLICATIONS = """
            select cast(a.id as text)
              from application a join app_user u on u.application_id = a.id and u.external_id = ?2
             where a.organization_id = ?1 order by a.id limit ?3
            """;

    @PersistenceContext
    private EntityManager entities;

    /** The applications of the organization that have a user of exactly this id. */
    public List<ApplicationId> applicationsOf(OrganizationId organization, String userId, int limit) {
        List<?> rows = entities.createNativeQuery(APPLICATIONS)
                .setParameter(1, organization.value())
                .setParameter(2, userId)
                .setParameter(3, limit)
                .getResultList();
        return rows.stream()
                .map(row -> new ApplicationId(UUID.fromString((String) row)))
                .toList();
    }

    /** Those behind {@code after}, in the order of their ids. */
    public List<ListedUser> list(
            ApplicationId application, Optional<UserState> state, Optional<String> after, int limit) {
        List<?> rows = entities.createNativeQuery(LIST)
                .setParameter(1, application.value())
                .setParameter(2, after.orElse(""))
                .setParameter(3, state.map(UserState::name).orElse(null))
                .setParameter(4, limit)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new ListedUser(
                        (String) row[0],
                        UserState.valueOf((String) row[1]),
                        ((Number) row[2]).longValue(),
                        ((Timestamp) row[3]).toInstant()))
                .toList();
    }
}
