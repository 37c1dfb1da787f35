package com.keyri.database;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema up to date before anything uses it, as the role that owns it. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class Migrator {
    private static final Logger LOG = Logger.getLogger(Migrator.class.getName());
    private static final int RETRIES = 4;
    private static final int LONGEST_PAUSE_SECONDS = 4;

    @Inject
    @ConfigProperty(name = "keyri.database.url")
    String url;

    @Inject
    @ConfigProperty(name = "keyri.database.user")
    String user;

    @Inject
    @ConfigProperty(name = "keyri.database.owner.user")
    String owner;

    @Inject
    @ConfigProperty(name = "keyri.database.owner.password")
    String ownerPassword;

    private volatile boolean done;

    @PostConstruct
    void migrate() {
        try {
            Flyway.configure(Migrator.class.getClassLoader())
                    .dataSource(url, owner, ownerPassword)
                    .schemas(DatabaseConnections.SCHEMA)
                    .defaultSchema(DatabaseConnections.SCHEMA)
                    .createSchemas(true)
                    .placeholders(Map.of("schema", DatabaseConnections.SCHEMA, "applicationRole", user))
                    .connectRetries(RETRIES)
                    .connectRetriesInterval(LONGEST_PAUSE_SECONDS)
                    .validateMigrationNaming(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            String sentence = "Keyri can't start: " + owner + " could not bring the schema in " + address()
                    + " up to date. Is the database running, and are the settings keyri.database.* right?";
            LOG.log(Level.SEVERE, sentence, e);
            throw new IllegalStateException(sentence, e);
        }
        done = true;
    }

    /** Without the parameters, which may hold secrets. */
    private String address() {
        return url.replaceFirst("\\?.*", "");
    }

    /** Whether the schema is up to date. */
    public boolean isDone() {
        return done;
    }
}
