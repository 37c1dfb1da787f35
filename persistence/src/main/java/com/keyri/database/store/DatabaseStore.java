package com.keyri.database.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Asks the database whether it is there. */
@ApplicationScoped
public class DatabaseStore {
    @PersistenceContext
    private EntityManager entities;

    /** Fails where the database doesn't answer. */
    public void ask() {
        entities.createNativeQuery("select 1").getSingleResult();
    }
}
