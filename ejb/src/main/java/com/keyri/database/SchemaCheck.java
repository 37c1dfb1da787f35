package com.keyri.database;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to start on a schema that isn't the one this Keyri was built for, before anything uses it. It looks as the
 * application's role, the only one whose password the server knows; migrating is the launcher's work.
 *
 * <p>What depends on it makes keys, which are to be of the provider that works with them.
 */
@Singleton
@Startup
@DependsOn("CryptoProviderStartup")
@PermitAll
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class SchemaCheck {
    private static final Logger LOG = Logger.getLogger(SchemaCheck.class.getName());
    private static final int TRIES = 5;
    private static final String CANNOT_START = "Keyri can't start: ";

    @Resource(lookup = DatabaseConnections.NAME)
    DataSource connections;

    @Inject
    @ConfigProperty(name = "keyri.database.url")
    String url;

    private final Duration pause;
    private final String builtFor;
    private volatile boolean fits;

    /** For the container. */
    public SchemaCheck() {
        this(Duration.ofSeconds(2), SchemaVersion.BUILT_FOR);
    }

    SchemaCheck(Duration pause, String builtFor) {
        this.pause = pause;
        this.builtFor = builtFor;
    }

    @PostConstruct
    void check() {
        Optional<String> version = version();
        if (!version.equals(Optional.of(builtFor))) {
            throw refused(
                    "the schema keyri in " + address()
                            + version.map(found -> " is at version " + found).orElse(" isn't there")
                            + ", and this Keyri is built for version " + builtFor
                            + ": './keyri migrate' brings an older one there, a newer one wants its own release.",
                    null);
        }
        fits = true;
    }

    /** Whether the schema is the one that this Keyri was built for. */
    public boolean fits() {
        return fits;
    }

    /** A database that starts together with the server may take a moment longer. */
    private Optional<String> version() {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = connections.getConnection()) {
                return SchemaVersion.read(connection);
            } catch (SQLException e) {
                if (attempt == TRIES) {
                    throw refused(
                            "the database " + address()
                                    + " doesn't answer. Is it running, and are the settings keyri.database.* right?",
                            e);
                }
                LOG.log(Level.INFO, "The database doesn't answer yet: {0}", e.getMessage());
            }
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused("interrupted while the database didn't answer", e);
        }
    }

    private static IllegalStateException refused(String reason, @Nullable Exception cause) {
        LOG.log(Level.SEVERE, CANNOT_START + reason, cause);
        return new IllegalStateException(CANNOT_START + reason, cause);
    }

    /** Without the parameters, which may hold secrets. */
    private String address() {
        return url.replaceFirst("\\?.*", "");
    }
}
