package com.keyri.application.store;

import com.keyri.application.model.ApplicationFilter;
import com.keyri.application.model.ApplicationId;
import com.keyri.application.model.ApplicationState;
import com.keyri.application.model.ApplicationView;
import com.keyri.organization.model.OrganizationId;
import com.keyri.risk.model.IpNetwork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Keeps applications. Their organization has to be entered first, but for {@link #isOriginRegistered}. */
@ApplicationScoped
public class ApplicationStore {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String VIEW = """
            select cast(a.id as text), cast(a.organization_id as text), o.name, a.name, a.state, a.allows_synced_passkeys,
                   (select string_agg(x.origin, ' ' order by x.origin) from application_origin x
                     where x.application_id = a.id),
                   (select string_agg(cast(n.network as text), ' ' order by n.network) from application_denied_network n
                     where n.application_id = a.id),
                   a.backchannel_logout_uri, a.created_at
              from application a join organization o on o.id = a.organization_id
            """;
    private static final String ONE = VIEW + " where a.id = ?1";
    private static final String ENTER =
            "select v.* from (select enter_application(?1) as organization offset 0) entered"
                    + " cross join lateral (" + VIEW
                    + " where a.id = ?1 and a.organization_id = entered.organization offset 0) v";
    private static final String MANY = VIEW + """
             where a.organization_id = ?1 and a.id > ?2
               and (cast(?4 as text) is null or a.state = cast(?4 as text))
               and (cast(?5 as text) is null or starts_with(lower(a.name), lower(cast(?5 as text))))
             order by a.id limit ?3
            """;

    private static final String ADD_ORIGINS = """
            insert into application_origin (application_id, organization_id, origin)
            select cast(?1 as uuid), cast(?2 as uuid), x from unnest(string_to_array(?3, ' ')) x
            """;
    private static final String ADD_NETWORKS = """
            insert into application_denied_network (application_id, organization_id, network)
            select cast(?1 as uuid), cast(?2 as uuid), cast(x as cidr) from unnest(string_to_array(?3, ' ')) x
            """;

    @PersistenceContext
    private EntityManager entities;

    /** All about one application, in one query; empty where the entered organization has no such application. */
    public Optional<ApplicationView> find(ApplicationId id) {
        return read(ONE, id);
    }

    /**
     * Enters the organization of an application and reads it: one query. Empty where there is no such application, and
     * then no row is visible.
     */
    public Optional<ApplicationView> enter(ApplicationId id) {
        return read(ENTER, id);
    }

    /** The applications of an organization behind {@code after}, oldest first. */
    public List<ApplicationView> list(
            OrganizationId organization, ApplicationFilter filter, Optional<ApplicationId> after, int limit) {
        List<?> rows = entities.createNativeQuery(MANY)
                .setParameter(1, organization.value())
                .setParameter(2, after.map(ApplicationId::value).orElse(BEFORE_ALL))
                .setParameter(3, limit)
                .setParameter(4, filter.state().map(ApplicationState::name).orElse(null))
                .setParameter(5, filter.namePrefix().orElse(null))
                .getResultList();
        return rows.stream().map(row -> ApplicationRow.view((Object[]) row)).toList();
    }

    public void add(ApplicationEntity application) {
        entities.persist(application);
        entities.flush();
    }

    /** The application, locked: changes of one application happen one after the other. */
    public Optional<ApplicationEntity> findToChange(ApplicationId id) {
        return Optional.ofNullable(entities.find(ApplicationEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** Writes what has changed, so that {@link #find} sees it. */
    public void flush() {
        entities.flush();
    }

    /** Replaces the origins of an application; they are normalised and differ. */
    public void replaceOrigins(ApplicationEntity application, List<String> origins) {
        entities.createNativeQuery("delete from application_origin where application_id = ?1")
                .setParameter(1, application.id().value())
                .executeUpdate();
        insert(ADD_ORIGINS, application, String.join(" ", origins));
    }

    /** Replaces the networks from where nobody may sign in; they differ. */
    public void replaceDeniedNetworks(ApplicationEntity application, List<IpNetwork> networks) {
        entities.createNativeQuery("delete from application_denied_network where application_id = ?1")
                .setParameter(1, application.id().value())
                .executeUpdate();
        if (!networks.isEmpty()) {
            insert(
                    ADD_NETWORKS,
                    application,
                    networks.stream().map(IpNetwork::toString).collect(Collectors.joining(" ")));
        }
    }

    /** Whether an active application of any organization has registered this origin. */
    public boolean isOriginRegistered(String origin) {
        return (boolean) entities.createNativeQuery("select origin_is_registered(?1)")
                .setParameter(1, origin)
                .getSingleResult();
    }

    private Optional<ApplicationView> read(String sql, ApplicationId id) {
        List<?> rows =
                entities.createNativeQuery(sql).setParameter(1, id.value()).getResultList();
        return rows.stream().map(row -> ApplicationRow.view((Object[]) row)).findFirst();
    }

    private void insert(String sql, ApplicationEntity application, String values) {
        entities.createNativeQuery(sql)
                .setParameter(1, application.id().value())
                .setParameter(2, application.organizationId().value())
                .setParameter(3, values)
                .executeUpdate();
    }
}
