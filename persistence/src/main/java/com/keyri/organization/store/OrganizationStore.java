package com.keyri.organization.store;

import com.keyri.organization.model.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps organizations. But for the list, the organization has to be entered first. */
@ApplicationScoped
public class OrganizationStore {
    @PersistenceContext
    private EntityManager entities;

    public void add(OrganizationEntity organization) {
        entities.persist(organization);
        entities.flush(); // What belongs to it may be written by statements of our own.
    }

    public Optional<OrganizationEntity> find(OrganizationId id) {
        return Optional.ofNullable(entities.find(OrganizationEntity.class, id.value()));
    }

    /** The organization, locked: changes of one organization happen one after the other. */
    public Optional<OrganizationEntity> findToChange(OrganizationId id) {
        return Optional.ofNullable(entities.find(OrganizationEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** The organizations behind {@code after}, oldest first; a function of the database looks across them. */
    public List<OrganizationEntity> list(Optional<OrganizationId> after, int limit) {
        String behind = after.map(OrganizationId::value).map(UUID::toString).orElse(null);
        List<?> rows = entities.createNativeQuery(
                        "select * from list_organizations(cast(?1 as uuid), ?2)", OrganizationEntity.class)
                .setParameter(1, behind)
                .setParameter(2, limit)
                .getResultList();
        return rows.stream().map(OrganizationEntity.class::cast).toList();
    }
}
