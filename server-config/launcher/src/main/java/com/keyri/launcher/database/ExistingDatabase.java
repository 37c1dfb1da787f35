package com.keyri.launcher.database;

import com.keyri.launcher.DataFolder;
import com.keyri.launcher.LaunchException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL that runs already. Where the URL names a user, that user makes the two roles; where it names none, the
 * roles are there and their passwords come from the environment, or from the data folder that made or joined them. The
 * connection is encrypted and verified, always.
 */
public final class ExistingDatabase {
    private static final String PERMISSION_DENIED = "42501";
    private static final String INVALID_PASSWORD = "28P01";
    private static final String PASSWORD = "KEYRI_DATABASE_PASSWORD";
    private static final String OWNER_PASSWORD = "KEYRI_DATABASE_OWNER_PASSWORD";
    private static final String APPLICATION_SECRET = "database-application";
    private static final String OWNER_SECRET = "database-owner";
    private static final int CONNECT_SECONDS = 10;

    private ExistingDatabase() {}

    /**
     * Prepares it and says how the application reaches it.
     *
     * @param address {@code postgresql://user:password@host:port/name}
     * @param authority PEM of who signed the server's certificate; empty for those that Java trusts
     */
    public static DatabaseAccess prepare(String address, Optional<Path> authority, DataFolder data) {
        URI uri = parse(address);
        String url = url(uri, authority);
        String credentials = uri.getRawUserInfo();
        if (credentials == null) {
            DatabaseAccess access = new DatabaseAccess(
                    url,
                    DatabaseAccess.APPLICATION,
                    password(data, APPLICATION_SECRET, PASSWORD),
                    DatabaseAccess.OWNER,
                    password(data, OWNER_SECRET, OWNER_PASSWORD));
            if (isKept(data, APPLICATION_SECRET, PASSWORD) || isKept(data, OWNER_SECRET, OWNER_PASSWORD)) {
                // A folder may keep passwords of an attempt that was refused.
                requireThatPasswordsFit(access);
            }
            return access;
        }
        DatabaseAccess access = new DatabaseAccess(
                url,
                DatabaseAccess.APPLICATION,
                data.secret(APPLICATION_SECRET, ""),
                DatabaseAccess.OWNER,
                data.secret(OWNER_SECRET, ""));
        makeRoles(url, credentials, access);
        requireThatPasswordsFit(access);
        return access;
    }

    /**
     * Brings the schema in it up to date, for a server that the launcher doesn't start.
     *
     * @param address {@code postgresql://host:port/name}; the owner's password comes from the environment
     * @param authority PEM of who signed the server's certificate; empty for those that Java trusts
     */
    public static SchemaMigration migrate(String address, Optional<Path> authority) {
        URI uri = parse(address);
        if (uri.getRawUserInfo() != null) {
            throw new LaunchException("'./keyri migrate' works as " + DatabaseAccess.OWNER + ": give --database a URL"
                    + " without user, and that role's password in " + OWNER_PASSWORD + ".");
        }
        return SchemaMigration.apply(url(uri, authority), environment(OWNER_PASSWORD));
    }

    /** Roles that were there before keep their passwords: another data folder may be using them. */
    private static void requireThatPasswordsFit(DatabaseAccess access) {
        for (Map.Entry<String, String> role : access.passwords().entrySet()) {
            try (Connection connection = DriverManager.getConnection(access.url(), role.getKey(), role.getValue())) {
                connection.isValid(CONNECT_SECONDS);
            } catch (SQLException e) {
                if (INVALID_PASSWORD.equals(e.getSQLState())) {
                    throw new LaunchException(
                            "That server has a role " + role.getKey()
                                    + " with a password that isn't in this data folder:"
                                    + " start from the data folder that made it, or give --database a URL without user and"
                                    + " the roles' passwords in KEYRI_DATABASE_PASSWORD and KEYRI_DATABASE_OWNER_PASSWORD.",
                            e);
                }
                throw refused(e);
            }
        }
    }

    private static void makeRoles(String url, String credentials, DatabaseAccess access) {
        int colon = credentials.indexOf(':');
        Properties properties = new Properties();
        properties.setProperty("user", decoded(colon < 0 ? credentials : credentials.substring(0, colon)));
        String password = colon < 0 ? System.getenv("PGPASSWORD") : decoded(credentials.substring(colon + 1));
        if (password != null) {
            properties.setProperty("password", password);
        }
        properties.setProperty("connectTimeout", String.valueOf(CONNECT_SECONDS));
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            DatabaseRoles.apply(connection, access);
        } catch (SQLException e) {
            if (PERMISSION_DENIED.equals(e.getSQLState())) {
                throw new LaunchException(
                        "This user may not make Keyri's roles: have an administrator run"
                                + " server-config/database/roles.sql in that database (its head shows how), then give --database"
                                + " a URL without user and the passwords in KEYRI_DATABASE_PASSWORD and"
                                + " KEYRI_DATABASE_OWNER_PASSWORD.",
                        e);
            }
            throw refused(e);
        }
    }

    private static LaunchException refused(SQLException e) {
        return new LaunchException("The database refuses: " + reason(e) + ".", e);
    }

    private static String reason(SQLException e) {
        String message = String.valueOf(e.getMessage()).replace('\n', ' ');
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String deeper = root == e ? "" : " (" + root.getMessage() + ")";
        String hint = message.contains("SSL") || deeper.contains("certificat")
                ? "; name the authority of its certificate with --database-authority FILE"
                : "";
        return message + deeper + hint;
    }

    private static URI parse(String address) {
        try {
            URI uri = new URI(address.startsWith("jdbc:") ? address.substring(5) : address);
            boolean known = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
            if (!known
                    || uri.getHost() == null
                    || uri.getPath() == null
                    || uri.getPath().length() < 2) {
                throw new URISyntaxException(address, "incomplete");
            }
            if (uri.getQuery() != null) {
                throw new LaunchException("--database takes no options after the name: TLS is always verified, and"
                        + " --database-authority FILE names who signed the server's certificate.");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new LaunchException(
                    "--database wants postgresql://user:password@host:port/name; special characters"
                            + " in the password are written as in any URL (%40 for @).",
                    e);
        }
    }

    private static String url(URI uri, Optional<Path> authority) {
        String trust = authority
                .map(ExistingDatabase::readable)
                .map(file -> "&sslrootcert=" + file)
                .orElse("&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory");
        int port = uri.getPort() < 0 ? 5432 : uri.getPort();
        return "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getRawPath() + "?sslmode=verify-full" + trust;
    }

    private static Path readable(Path file) {
        if (!Files.isReadable(file)) {
            throw new LaunchException("Can't read " + file + ": give --database-authority a PEM file that exists.");
        }
        return file;
    }

    private static String password(DataFolder data, String secret, String variable) {
        return isKept(data, secret, variable) ? data.secret(secret, "") : environment(variable);
    }

    private static boolean isKept(DataFolder data, String secret, String variable) {
        return System.getenv(variable) == null && Files.exists(data.secretFile(secret));
    }

    private static String environment(String name) {
        @Nullable String value = System.getenv(name);
        if (value == null || value.isEmpty()) {
            throw new LaunchException("The URL names no user, so the roles' passwords are wanted: set " + name
                    + ", or name an administrator in the URL.");
        }
        return value;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
