package com.keyri.it.attack;

import com.keyri.test.Shop;
import com.keyri.test.server.TestServer;
import java.sql.SQLException;

/**
 * Where attacks are played, one after the other.
 *
 * @param server a running server
 * @param shop an application of it
 * @param audit its record
 */
record Stage(TestServer server, Shop shop, AuditTrail audit) implements AutoCloseable {
    static Stage on(TestServer server) {
        return new Stage(server, Shop.open(server.keyri()), new AuditTrail(server));
    }

    Scene scene() {
        return new Scene(server, shop);
    }

    @Override
    public void close() throws SQLException {
        audit.close();
    }
}
