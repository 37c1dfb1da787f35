package com.keyri.launcher.database;

import java.util.Map;

/**
 * How a database is reached: by the application as the role that serves requests, by the launcher as the role that
 * migrates.
 *
 * @param url the JDBC address, with verified TLS
 * @param user the role that serves requests
 * @param password its password
 * @param ownerUser the role that owns the schema
 * @param ownerPassword its password
 */
public record DatabaseAccess(String url, String user, String password, String ownerUser, String ownerPassword) {
    /** The role that owns the schema. */
    public static final String OWNER = "keyri_owner";

    /** The role that serves requests. */
    public static final String APPLICATION = "keyri_app";

    /** The settings of the application, as environment variables; nothing of the owner's is among them. */
    public Map<String, String> environment() {
        return Map.of(
                "KEYRI_DATABASE_URL", url,
                "KEYRI_DATABASE_USER", user,
                "KEYRI_DATABASE_PASSWORD", password);
    }

    /** Both roles' passwords. */
    Map<String, String> passwords() {
        return Map.of(ownerUser, ownerPassword, user, password);
    }

    @Override
    public String toString() {
        return url;
    }
}
