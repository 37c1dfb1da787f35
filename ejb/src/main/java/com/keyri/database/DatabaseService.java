package com.keyri.database;

import com.keyri.database.store.DatabaseStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Whether the database answers. */
@Stateless
@PermitAll
public class DatabaseService {
    @Inject
    DatabaseStore store;

    /** Fails where it doesn't. */
    public void ask() {
        store.ask();
    }
}
