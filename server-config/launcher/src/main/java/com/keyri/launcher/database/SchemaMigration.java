package com.keyri.launcher.database;

import com.keyri.launcher.LaunchException;
import java.sql.SQLException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Brings the schema up to date as the role that owns it, in the launcher's own process: the server never learns that
 * role's password. Two at once wait for each other.
 *
 * @param version the version of the schema now
 * @param applied how many migrations that took
 */
public record SchemaMigration(String version, int applied) {
    private static final int LONGEST = 200;
    private static final String SCHEMA = "keyri";
    private static final String MIGRATIONS = "classpath:com/keyri/launcher/database/migration";

    /** Held, so that the level stays: what Flyway says beside its exceptions is of no use to who starts Keyri. */
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    /**
     * Does it.
     *
     * @param url the JDBC address, with verified TLS
     * @param ownerPassword of the role {@link DatabaseAccess#OWNER}
     */
    public static SchemaMigration apply(String url, String ownerPassword) {
        FLYWAY.setLevel(Level.SEVERE);
        try {
            Flyway flyway = Flyway.configure(SchemaMigration.class.getClassLoader())
                    .dataSource(url, DatabaseAccess.OWNER, ownerPassword)
                    .locations(MIGRATIONS)
                    .schemas(SCHEMA)
                    .defaultSchema(SCHEMA)
                    .placeholders(Map.of("schema", SCHEMA, "applicationRole", DatabaseAccess.APPLICATION))
                    .validateMigrationNaming(true)
                    .failOnMissingLocations(true)
                    .load();
            MigrateResult result = flyway.migrate();
            String version =
                    result.targetSchemaVersion == null ? result.initialSchemaVersion : result.targetSchemaVersion;
            return new SchemaMigration(String.valueOf(version), result.migrationsExecuted);
        } catch (FlywayException e) {
            throw new LaunchException(
                    "The schema " + SCHEMA + " can't be brought up to date, and is as it was before (" + reason(e)
                            + "): is this the release that made it, or a later one?",
                    e);
        }
    }

    /** What the database said where it said something, the beginning of Flyway's story otherwise. */
    private static String reason(FlywayException e) {
        Throwable cause = e;
        while (cause.getCause() != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        Throwable telling = cause instanceof SQLException ? cause : e;
        String story = String.valueOf(telling.getMessage()).strip().replaceAll("\\s+", " ");
        return story.length() > LONGEST ? story.substring(0, LONGEST) + "…" : story;
    }
}
