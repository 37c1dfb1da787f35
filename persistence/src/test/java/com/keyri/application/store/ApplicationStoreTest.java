package com.keyri.application.store;

import static com.keyri.fixture.Shop.NOW;
import static com.keyri.fixture.TestDatabase.store;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.application.model.ApplicationFilter;
import com.keyri.application.model.ApplicationId;
import com.keyri.application.model.ApplicationState;
import com.keyri.application.model.ApplicationView;
import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.organization.model.OrganizationId;
import com.keyri.risk.model.IpNetwork;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplicationStoreTest {
    private final TestDatabase database = TestDatabase.shared();
    private final String origin = "https://" + UUID.randomUUID() + ".example";
    private Shop shop;

    @BeforeEach
    void openShop() {
        shop = Shop.open(database);
    }

    @Test
    void shouldTellEverythingInOneView() {
        List<IpNetwork> networks = List.of(network("203.0.113.0/24"), network("2001:db8::/32"));
        ApplicationEntity added = new ApplicationEntity(ApplicationId.at(NOW), shop.organization(), "Café ☕", NOW);
        added.announceLogoutsTo(Optional.of(URI.create("https://shop.example/logout")));
        added.allowSyncedPasskeys(false);
        within(store -> {
            store.add(added);
            store.replaceOrigins(added, List.of(origin, origin + ":8443"));
            store.replaceDeniedNetworks(added, networks);
            return added;
        });

        ApplicationView view = within(store -> store.find(added.id())).orElseThrow();

        assertEquals(
                new ApplicationView(
                        added.id(),
                        shop.organization(),
                        "Example",
                        "Café ☕",
                        ApplicationState.ACTIVE,
                        false,
                        List.of(origin, origin + ":8443"),
                        networks,
                        Optional.of(URI.create("https://shop.example/logout")),
                        NOW),
                view);
    }

    @Test
    void shouldHideApplicationFromOtherOrganization() {
        Shop other = Shop.open(database);

        assertTrue(within(store -> store.find(shop.application())).isPresent());
        assertEquals(Optional.empty(), within(store -> store.find(other.application())));
        assertEquals(
                List.of(),
                within(store -> store.list(other.organization(), ApplicationFilter.NONE, Optional.empty(), 10)));
    }

    @Test
    void shouldReplaceOriginsAndNetworks() {
        change(application -> store -> {
            store.replaceOrigins(application, List.of(origin, "https://old.example"));
            store.replaceDeniedNetworks(application, List.of(network("192.0.2.0/24")));
        });

        change(application -> store -> {
            store.replaceOrigins(application, List.of(origin));
            store.replaceDeniedNetworks(application, List.of());
        });

        ApplicationView view = within(store -> store.find(shop.application())).orElseThrow();
        assertEquals(List.of(origin), view.origins());
        assertEquals(List.of(), view.deniedNetworks());
    }

    @Test
    void shouldFindOriginOnlyWhileAnActiveApplicationHasIt() {
        assertFalse(isRegistered(origin));
        change(application -> store -> store.replaceOrigins(application, List.of(origin)));
        assertTrue(isRegistered(origin));

        change(application -> store -> application.enter(ApplicationState.DISABLED));

        assertFalse(isRegistered(origin));
    }

    @Test
    void shouldListOldestFirstBehindTheCursor() {
        ApplicationEntity second =
                new ApplicationEntity(ApplicationId.at(NOW.plusSeconds(60)), shop.organization(), "Second", NOW);
        within(store -> {
            store.add(second);
            return second;
        });

        assertEquals(List.of(shop.application(), second.id()), ids(Optional.empty(), 10));
        assertEquals(List.of(shop.application()), ids(Optional.empty(), 1));
        assertEquals(List.of(second.id()), ids(Optional.of(shop.application()), 10));
    }

    private List<ApplicationId> ids(Optional<ApplicationId> after, int limit) {
        return within(store -> store.list(shop.organization(), ApplicationFilter.NONE, after, limit)).stream()
                .map(ApplicationView::id)
                .toList();
    }

    private boolean isRegistered(String candidate) {
        return database.transact(
                entities -> store(ApplicationStore.class, entities).isOriginRegistered(candidate));
    }

    private interface Change {
        void apply(ApplicationStore store);
    }

    private void change(Function<ApplicationEntity, Change> change) {
        within(store -> {
            ApplicationEntity application =
                    store.findToChange(shop.application()).orElseThrow();
            change.apply(application).apply(store);
            return application;
        });
    }

    private <T> T within(Function<ApplicationStore, T> work) {
        OrganizationId organization = shop.organization();
        return database.within(organization, entities -> work.apply(store(ApplicationStore.class, entities)));
    }

    private static IpNetwork network(String text) {
        return IpNetwork.parse(text).orElseThrow();
    }
}
