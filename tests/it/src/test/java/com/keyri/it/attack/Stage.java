package com.keyri.it.attack;

import com.keyri.test.Phone;
import com.keyri.test.Shop;
import com.keyri.test.server.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Where attacks are played, one after the other.
 *
 * @param server a running server
 * @param shop an application of it
 * @param audit its record
 * @param people gives the phone of somebody new
 */
record Stage(TestServer server, Shop shop, AuditTrail audit, Supplier<Phone> people) implements AutoCloseable {
    static Stage on(TestServer server) {
        Shop shop = Shop.open(server.keyri());
        return new Stage(server, shop, new AuditTrail(server), () -> shop.enrol(Shop.newUser()));
    }

    /** On a server that counts strictly: people enrol at home, each at an address of their own. */
    static Stage strict(TestServer server) {
        Shop shop = Shop.open(server.keyri());
        AtomicInteger homes = new AtomicInteger();
        return new Stage(
                server,
                shop,
                new AuditTrail(server),
                () -> enrolAt("192.0.2." + homes.incrementAndGet(), server, shop));
    }

    Scene scene() {
        return new Scene(server, shop, people.get());
    }

    private static Phone enrolAt(String address, TestServer server, Shop shop) {
        try (Gateway home = Gateway.forwarding(server, address)) {
            return shop.enrol(Shop.newUser(), home.installation());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        audit.close();
    }
}
