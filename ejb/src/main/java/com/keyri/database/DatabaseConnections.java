package com.keyri.database;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;

/**
 * Defines the one JTA data source, as the application's role, which owns nothing.
 *
 * <p>A connection that the database has dropped is found and replaced when it is borrowed, so the platform recovers by
 * itself after the database was away; and nobody waits longer than some seconds for a connection. The pool holds twice
 * as many as there are request threads, because a refusal is recorded in a second transaction while the first waits.
 */
@DataSourceDefinition(
        name = DatabaseConnections.NAME,
        className = "org.postgresql.ds.PGSimpleDataSource",
        url = "${MPCONFIG=keyri.database.url}",
        user = "${MPCONFIG=keyri.database.user}",
        password = "${MPCONFIG=keyri.database.password}",
        initialPoolSize = 0,
        minPoolSize = 0,
        maxPoolSize = 32,
        maxIdleTime = 300,
        properties = {
            "currentSchema=" + DatabaseConnections.SCHEMA,
            "applicationName=keyri",
            "connectTimeout=5",
            "socketTimeout=30",
            "tcpKeepAlive=true",
            "logServerErrorDetail=false", // It holds values of rows, and errors are logged.
            // What is acknowledged, a code's redemption for instance, is on the disk whatever the server's default is.
            "options=-c synchronous_commit=on -c statement_timeout=15s -c idle_in_transaction_session_timeout=60s",
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
            "fish.payara.validate-atmost-once-period-in-seconds=2",
            "fish.payara.fail-all-connections=true",
            "fish.payara.max-wait-time-in-millis=5000",
        })
@Singleton
public class DatabaseConnections {
    public static final String NAME = "java:app/jdbc/keyri";
    static final String SCHEMA = "keyri";
}
