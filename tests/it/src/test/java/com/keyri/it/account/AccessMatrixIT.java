package com.keyri.it.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.keyri.it.AccessTable;
import com.keyri.it.Requests;
import com.keyri.it.RunningEar;
import com.keyri.test.Answer;
import com.keyri.test.Keyri;
import com.keyri.test.contract.Operation;
import com.keyri.test.contract.Samples;
import com.keyri.test.server.TestServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tables of docs/security/access.md against the running application: everything that there is, called by everybody.
 */
@ExtendWith(RunningEar.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessMatrixIT {
    /** Where the staff who look after billing name a customer. */
    private static final List<String> OF_CUSTOMERS =
            List.of("/api/v1/billing/subscriptions/", "/api/v1/billing/customer-erasures");

    /** What no resource answers, because it is a handshake or a servlet; anybody may. */
    private static final Set<String> NOT_RESOURCES = Set.of(
            "GET /.well-known/jwks.json",
            "GET /.well-known/oauth-authorization-server",
            "GET /api/v1/sign-ins/{signInId}/events");

    /** Refusals that say who calls isn't who may; others say what is wrong with the call. */
    private static final Set<String> OF_ACCESS = Set.of("unauthenticated", "forbidden", "proof-required");

    /** Who makes such a call proves another thing than a key or a session, whose absence has the same name. */
    private static final Set<String> OTHER_PROOFS =
            Set.of("enrolmentVisit", "browserProof", "deviceProof", "clientSecret");

    private final TestServer server;
    private final Keyri keyri;
    private final Samples samples;
    private final AccessTable endpoints = AccessTable.read("Endpoints");
    private final AccessTable pages = AccessTable.read("Pages");
    private Cast cast;
    private Stranger stranger;

    AccessMatrixIT(TestServer server) {
        this.server = server;
        this.keyri = server.keyri();
        this.samples = new Samples(keyri.document());
    }

    @BeforeAll
    void assemble() throws SQLException {
        cast = Cast.assemble(server);
        stranger = Stranger.settle(server);
    }

    @AfterAll
    void dismiss() throws SQLException {
        cast.close();
    }

    @Test
    @Order(1)
    void shouldKnowEveryOperationOfTheServedDocument() {
        Set<String> served = keyri.document().operations().stream()
                .map(AccessMatrixIT::row)
                .collect(Collectors.toCollection(TreeSet::new));
        served.removeAll(NOT_RESOURCES);
        assertEquals(served, new TreeSet<>(endpoints.rows().keySet()));
    }

    @Test
    @Order(2)
    void shouldAnswerNobodyElseAboutAnotherOrganization() throws SQLException {
        List<String> wrong = new ArrayList<>();
        String before = stranger.rows();
        for (Operation operation : operations()) {
            if (stranger.knows(operation) && !isForEverybody(operation)) {
                for (String caller : endpoints.callers()) {
                    if (!seesEverybody(operation, caller)) {
                        compareWithNothing(operation, caller).ifPresent(wrong::add);
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(before, stranger.rows());
    }

    /**
     * What asks for no role asks for proofs by keys, or knows applications by their public ids: AttacksIT, EnrolmentIT.
     */
    private boolean isForEverybody(Operation operation) {
        return endpoints.cell(row(operation), "nobody").equals("yes");
    }

    /**
     * The operator looks after all organizations; the staff's directory lists all accounts and sessions, and those of
     * the staff who look after billing look after everybody's.
     */
    private boolean seesEverybody(Operation operation, String caller) {
        boolean isDirectory = operation.path().startsWith("/api/v1/directory/")
                || (caller.startsWith("staff-") && OF_CUSTOMERS.stream().anyMatch(operation.path()::startsWith));
        return endpoints.cell(row(operation), caller).equals("yes") && (caller.equals("operator") || isDirectory);
    }

    /** An id of somebody else's is answered as one that was never given. */
    private Optional<String> compareWithNothing(Operation operation, String caller) {
        Answer theirs = cast.by(caller, stranger.about(operation)).send();
        Answer nothings =
                cast.by(caller, Requests.of(keyri, samples, operation)).send();
        boolean isSame =
                theirs.status() == nothings.status() && theirs.problem().equals(nothings.problem());
        boolean isRefused = theirs.status() >= 400;
        boolean isHidden = !Cast.isCustomer(caller)
                || !endpoints.cell(row(operation), caller).equals("yes")
                || theirs.status() != 403;
        boolean isSilent = !stranger.isNamedIn(theirs.body());
        return isSame && isRefused && isHidden && isSilent
                ? Optional.empty()
                : Optional.of(caller + ": " + operation + " theirs " + theirs.status() + " " + theirs.problem()
                        + ", nothing's " + nothings.status() + " " + nothings.problem());
    }

    @ParameterizedTest
    @MethodSource("callers")
    @Order(4)
    void shouldAnswerEachCallerAsTheTableSays(String caller) {
        List<String> wrong = new ArrayList<>();
        for (Operation operation : operations()) {
            String expected = endpoints.cell(row(operation), caller);
            Answer answer =
                    cast.by(caller, Requests.of(keyri, samples, operation)).send();
            if (!agrees(expected, answer, operation, caller)) {
                wrong.add(operation + " " + expected + " but " + answer.status() + " " + answer.problem());
            }
        }
        assertEquals(List.of(), wrong);
    }

    Collection<String> callers() {
        return endpoints.callers();
    }

    private static boolean agrees(String expected, Answer answer, Operation operation, String caller) {
        return switch (expected) {
            case "401" ->
                answer.status() == 401
                        && answer.problem().equals(caller.equals("unproven") ? "proof-required" : "unauthenticated");
            case "403" -> answer.status() == 403 && answer.problem().equals("forbidden");
            default ->
                !OF_ACCESS.contains(answer.problem())
                        || (answer.problem().equals("unauthenticated") && provesOtherwise(operation));
        };
    }

    private static boolean provesOtherwise(Operation operation) {
        return OTHER_PROOFS.stream().anyMatch(operation::isGuardedBy);
    }

    @Test
    @Order(3)
    void shouldShowEachPageToWhomTheTableSays() {
        List<String> wrong = new ArrayList<>();
        for (String page : pages.rows().keySet()) {
            for (String caller : pages.callers()) {
                String expected = pages.cell(page, caller);
                String seen = seen(page(caller, cast.address(page)));
                if (!seen.equals(expected)) {
                    wrong.add(caller + " at " + page + ": " + expected + " but " + seen);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    @Order(3)
    void shouldShowNobodyAPageAboutAnotherOrganization() {
        List<String> wrong = new ArrayList<>();
        for (String address : stranger.pages()) {
            for (String caller : pages.callers()) {
                Answer theirs = page(caller, address);
                Answer nobodys = page(caller, stranger.ofNobody(address));
                String mayOpen = pages.cell(address.replaceFirst("\\?.*", ""), caller);
                boolean isHidden = !mayOpen.equals("yes") || theirs.status() == 404 || isEmptyList(theirs);
                if (!seen(theirs).equals(seen(nobodys)) || !isHidden || stranger.isKnownTo(theirs.body())) {
                    wrong.add(caller + " at " + address + ": " + seen(theirs) + ", of nobody " + seen(nobodys));
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private Answer page(String caller, String address) {
        return cast.by(caller, keyri.get(address).with("Accept", "text/html")).send();
    }

    private static boolean isEmptyList(Answer page) {
        return page.status() == 200 && !page.body().contains("<tbody");
    }

    private static String seen(Answer answer) {
        if (answer.status() != 303) {
            return answer.status() == 200 ? "yes" : Integer.toString(answer.status());
        }
        return switch (answer.header("Location").replaceFirst("\\?.*", "")) {
            case "/sign-in" -> "sign in";
            case "/sign-in/renew" -> "prove";
            case "/console/index" -> "console";
            case "/console/account" -> "account";
            default -> answer.header("Location");
        };
    }

    /** The ways out come last, because who has gone can't call any more. */
    private List<Operation> operations() {
        return keyri.document().operations().stream()
                .filter(operation -> !NOT_RESOURCES.contains(row(operation)))
                .sorted(Comparator.comparing(operation -> operation.id().equals("endSession")))
                .toList();
    }

    private static String row(Operation operation) {
        return operation.method() + " " + operation.path();
    }
}
