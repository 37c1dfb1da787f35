package com.keyri.bench;

import com.keyri.launcher.database.DatabaseAccess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Ten thousand organizations, put into the database from behind: half an hour apart, each as old as its id says. */
final class ManyOrganizations {
    private static final int MANY = 10_000;
    private static final String FILL = """
            insert into organization (id, name, created_at)
            select (lpad(to_hex((extract(epoch from t.made) * 1000)::bigint), 12, '0') || '7000' || '8000'
                    || substr(md5(t.number::text), 1, 12))::uuid, 'Bakers ' || t.number, t.made
            from (select g as number, now() - make_interval(mins => g * 30) as made from generate_series(1, ?) g) t
            """;

    private final BenchedServers servers;
    private boolean areThere;

    ManyOrganizations(BenchedServers servers) {
        this.servers = servers;
    }

    /** Sees to it that they are there. */
    synchronized void fill() {
        if (!areThere) {
            add();
            areThere = true;
        }
    }

    private void add() {
        DatabaseAccess access = servers.database();
        try (Connection owner = DriverManager.getConnection(access.url(), access.ownerUser(), access.ownerPassword());
                PreparedStatement fill = owner.prepareStatement(FILL);
                Statement analyze = owner.createStatement()) {
            fill.setInt(1, MANY);
            fill.executeUpdate();
            analyze.execute("analyze organization");
        } catch (SQLException e) {
            throw new IllegalStateException("the organizations couldn't be added", e);
        }
    }
}
