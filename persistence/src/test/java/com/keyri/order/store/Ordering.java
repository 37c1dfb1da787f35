package com.keyri.order.store;

import static com.keyri.fixture.TestDatabase.store;

import com.keyri.account.model.AccountId;
import com.keyri.account.model.Person;
import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.mail.model.MailAddress;
import com.keyri.order.model.Order;
import com.keyri.order.model.OrderId;
import com.keyri.order.model.OrderMoments;
import com.keyri.order.model.OrderedPlan;
import com.keyri.order.model.Orderer;
import com.keyri.plan.model.PlanVersionId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** An organization that orders, with a plan of its own. */
record Ordering(TestDatabase database, Shop shop, PlanVersionId version) {
    static final Instant NOW = Shop.NOW;
    static final Duration LIFE = Duration.ofDays(7);
    static final Currency EUR = Currency.getInstance("EUR");

    static Ordering begin() {
        TestDatabase database = TestDatabase.shared();
        Ordering ordering = new Ordering(database, Shop.open(database), PlanVersionId.at(NOW));
        UUID plan = UUID.randomUUID();
        ordering.asOwner(
                "insert into plan (id, name, description, state, made_at) values (?, 'Plan ' || gen_random_uuid(),"
                        + " '', 'OFFERED', now())",
                plan);
        ordering.asOwner(
                "insert into plan_version (id, plan_id, number, terms, made_at) values (?, ?, 1, '{}', now())",
                ordering.version.value(),
                plan);
        return ordering;
    }

    Order draft(Instant at) {
        return draft(at, "Wilhelmina", "Überall-Čapek", "wilhelmina@capek.example", "Bäckerei \"O'Neil & Söhne\"");
    }

    Order draft(Instant at, String first, String last, String mail, String company) {
        Order draft = Order.draft(
                OrderId.at(at),
                shop.organization(),
                new OrderedPlan(version, "Team", EUR, 4900),
                Orderer.of(AccountId.at(at), new Person(first, last, new MailAddress(mail), Optional.empty()), company),
                OrderMoments.drafted(at, at.plus(LIFE)));
        with(orders -> {
            orders.add(draft);
            return true;
        });
        return draft;
    }

    /** In a transaction of the application's that has entered the organization. */
    <T> T with(Function<OrderStore, T> work) {
        return database.within(shop.organization(), entities -> work.apply(store(OrderStore.class, entities)));
    }

    boolean does(Function<OrderStore, Boolean> step) {
        return with(step);
    }

    Order find(OrderId id) {
        return with(orders -> orders.find(id)).orElseThrow();
    }

    int asOwner(String sql, Object... values) {
        try (Connection connection = database.owner().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String ask(String sql) {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
