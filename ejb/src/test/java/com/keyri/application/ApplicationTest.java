package com.keyri.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.application.model.ApplicationFilter;
import com.keyri.application.model.ApplicationState;
import com.keyri.application.model.ApplicationView;
import com.keyri.application.model.Origin;
import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.limit.LimitKind;
import com.keyri.organization.Organization;
import com.keyri.organization.OrganizationService;
import com.keyri.organization.model.OrganizationId;
import com.keyri.paging.model.Page;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.request.Precondition;
import com.keyri.risk.model.IpNetwork;
import com.keyri.wiring.TestClock;
import com.keyri.wiring.Wiring;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The operator's organizations and applications: real services on a real PostgreSQL. */
class ApplicationTest {
    private final TestClock clock = new TestClock(Shop.NOW);
    private final Wiring wiring = new Wiring(TestDatabase.shared(), clock);
    private final Origin origin =
            Origin.of("https://" + UUID.randomUUID() + ".example").orElseThrow();
    private final OrganizationId organization = wiring.call(
                    () -> wiring.get(OrganizationService.class).create("Example & Sons"))
            .id();

    @Test
    void shouldRegisterWithEverything() {
        ApplicationView registered = register(Optional.of(URI.create("https://shop.example/logout")));

        assertEquals("Example & Sons", registered.organizationName());
        assertEquals(List.of(origin.value()), registered.origins());
        assertEquals(ApplicationState.ACTIVE, registered.state());
        assertEquals(registered, applications(service -> service.get(registered.id())));
        assertEquals(
                List.of("organization.created", "application.registered"),
                wiring.audit().actions());
    }

    @Test
    void shouldRefuseUnknownOrganization() {
        RegisterApplication command = command(OrganizationId.at(Shop.NOW), Optional.empty());

        assertProblem(ProblemType.NOT_FOUND, () -> applications(service -> service.register(command)));
    }

    @Test
    void shouldRefuseLogoutAddressThatIsNotPublic() {
        assertProblem(ProblemType.INVALID_REQUEST, () -> register(Optional.of(URI.create("https://10.0.0.1/"))));
        ApplicationView registered = register(Optional.empty());

        ChangeApplication change = new ChangeApplication(
                Optional.of("Renamed"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(URI.create("https://localhost/")),
                Optional.empty());
        assertProblem(
                ProblemType.INVALID_REQUEST,
                () -> applications(service -> service.change(registered.id(), change, Precondition.none())));

        assertEquals(registered, applications(service -> service.get(registered.id())));
    }

    @Test
    void shouldChangeWhatIsNamedAndKeepTheRest() {
        ApplicationView before = register(Optional.of(URI.create("https://shop.example/logout")));
        List<IpNetwork> denied = List.of(IpNetwork.parse("192.0.2.0/24").orElseThrow());

        ApplicationView after = applications(service -> service.change(
                before.id(),
                new ChangeApplication(
                        Optional.of("Renamed"),
                        Optional.empty(),
                        Optional.of(denied),
                        Optional.of(false),
                        Optional.empty(),
                        Optional.of(ApplicationState.DISABLED)),
                Precondition.none()));

        assertEquals(
                new ApplicationView(
                        before.id(),
                        organization,
                        "Example & Sons",
                        "Renamed",
                        ApplicationState.DISABLED,
                        false,
                        before.origins(),
                        denied,
                        before.backchannelLogoutUri(),
                        before.createdAt()),
                after);
        assertEquals("application.changed", wiring.audit().last());
        assertEquals(
                Map.of("members", "name deniedNetworks allowsSyncedPasskeys state=DISABLED"),
                wiring.audit().lastEvent().context());
    }

    @Test
    void shouldRecordNothingWhenNothingChanges() {
        ApplicationView before = register(Optional.empty());
        wiring.audit().forget();

        applications(service -> service.change(
                before.id(),
                new ChangeApplication(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Precondition.none()));

        assertEquals(List.of(), wiring.audit().actions());
    }

    @Test
    void shouldListPageByPage() {
        ApplicationView first = register(Optional.empty());
        clock.pass(Duration.ofSeconds(1));
        ApplicationView second = register(Optional.empty());

        Page<ApplicationView> page =
                applications(service -> service.list(organization, ApplicationFilter.NONE, 1, Optional.empty()));
        Page<ApplicationView> rest =
                applications(service -> service.list(organization, ApplicationFilter.NONE, 1, page.next()));

        assertEquals(List.of(first), page.items());
        assertTrue(page.next().isPresent());
        assertEquals(List.of(second), rest.items());
        assertEquals(Optional.empty(), rest.next());
        assertProblem(
                ProblemType.INVALID_REQUEST,
                () -> applications(
                        service -> service.list(organization, ApplicationFilter.NONE, 1, Optional.of("elsewhere"))));
    }

    @Test
    void shouldKnowOriginWhileItsApplicationIsActive() {
        ApplicationView registered = register(Optional.empty());
        assertTrue(isRegistered());

        applications(service -> service.change(
                registered.id(),
                new ChangeApplication(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(ApplicationState.DISABLED)),
                Precondition.none()));

        assertFalse(isRegistered());
    }

    @Test
    void shouldListOrganizationsPageByPage() {
        OrganizationId before =
                new OrganizationId(new UUID(organization.value().getMostSignificantBits(), Long.MIN_VALUE));

        Page<Organization> page =
                wiring.call(() -> wiring.get(OrganizationService.class).list(100, Optional.of(before.toString())));

        assertTrue(page.items().stream().map(Organization::id).toList().contains(organization));
    }

    @Test
    void shouldMakeTheCallersAddressPayForOriginsThatNobodyHas() {
        register(Optional.empty());

        assertTrue(isAllowed(origin.value()));
        assertEquals(List.of(), wiring.limits().drain());
        assertFalse(isAllowed("https://" + UUID.randomUUID() + ".example"));
        assertEquals(List.of("REFUSAL_PER_ADDRESS 0.0.0.0"), wiring.limits().drain());
    }

    @Test
    void shouldNotAskForWhatNoBrowserWritesAsAnOrigin() {
        for (String text : List.of("", "null", "http://a.example", "https://A.example", "https://a.example/", "x")) {
            assertFalse(isAllowed(text));
        }
        assertEquals(List.of(), wiring.limits().drain());
    }

    @Test
    void shouldAskForNoNewOriginWhenTheAddressHasUsedUpItsRefusals() {
        register(Optional.empty());
        assertTrue(isAllowed(origin.value()));
        Origin second = addOrigin();
        wiring.limits().useUp(LimitKind.REFUSAL_PER_ADDRESS);

        assertTrue(isAllowed(origin.value()));
        assertFalse(isAllowed(second.value()));
    }

    private Origin addOrigin() {
        Origin second = Origin.of("https://" + UUID.randomUUID() + ".example").orElseThrow();
        RegisterApplication command =
                new RegisterApplication(organization, "Second", List.of(second), List.of(), true, Optional.empty());
        applications(service -> service.register(command));
        return second;
    }

    private boolean isAllowed(String text) {
        return wiring.call(() -> wiring.get(RegisteredOrigins.class).contains(text));
    }

    private boolean isRegistered() {
        return wiring.call(() -> wiring.get(OriginService.class).isRegistered(origin.value()));
    }

    private ApplicationView register(Optional<URI> logout) {
        return applications(service -> service.register(command(organization, logout)));
    }

    private RegisterApplication command(OrganizationId owner, Optional<URI> logout) {
        return new RegisterApplication(owner, "Shop", List.of(origin, origin), List.of(), true, logout);
    }

    private <T> T applications(Function<ApplicationService, T> work) {
        return wiring.call(() -> work.apply(wiring.get(ApplicationService.class)));
    }

    private static void assertProblem(ProblemType type, Runnable call) {
        assertEquals(type, assertThrows(DomainException.class, call::run).type());
    }
}
