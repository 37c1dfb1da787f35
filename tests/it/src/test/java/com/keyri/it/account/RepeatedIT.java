package com.keyri.it.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.keyri.it.RunningEar;
import com.keyri.test.Answer;
import com.keyri.test.Call;
import com.keyri.test.Keyri;
import com.keyri.test.contract.Operation;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code Idempotency-Key} on everything that people create: the same wish happens once. Each wants an approval on the
 * phone, which is given once. IdempotencyIT has what keys create.
 */
@ExtendWith(RunningEar.class)
class RepeatedIT {
    private static final Set<String> OF_KEYS = Set.of(
            "createEnrolment",
            "createTransaction",
            "createOrganization",
            "createApplication",
            "createApiKey",
            "rotateApiKey");

    /** Of one name there is one plan, and of one plan no two versions with the same terms: PlanIT has them. */
    private static final Set<String> OF_PLANS = Set.of("createPlan", "addPlanVersion");

    /**
     * An organization has one of each at a time: a second one is refused, under whatever key (OrderIT, SubscriptionIT).
     */
    private static final Set<String> ONE_AT_A_TIME =
            Set.of("draftOrder", "requestCustomerErasure", "requestPlanChange");

    private final Keyri keyri;

    RepeatedIT(Keyri keyri) {
        this.keyri = keyri;
    }

    /** Something that a person can create: how it is called in the document, and two bodies for it. */
    private record Wish(String operation, String path, Map<String, ?> body, Map<String, ?> other) {
        @Override
        public String toString() {
            return operation;
        }
    }

    static Stream<Wish> wishes() {
        String mail = Person.newAddress();
        return Stream.of(
                new Wish(
                        "createInvitation",
                        "/api/v1/invitations",
                        Map.of("mailAddress", mail, "role", "VIEWER"),
                        Map.of("mailAddress", mail, "role", "DEVELOPER")),
                new Wish(
                        "createStaffInvitation",
                        "/api/v1/staff-invitations",
                        Map.of("mailAddress", mail, "role", "SUPPORT"),
                        Map.of("mailAddress", mail, "role", "AUDITOR")),
                new Wish(
                        "createCustomer",
                        "/api/v1/directory/organizations",
                        Map.of("name", "Once", "ownerMailAddress", mail),
                        Map.of("name", "Twice", "ownerMailAddress", mail)),
                new Wish("createRecoveryCodes", "/api/v1/account/recovery-codes", Map.of(), Map.of()));
    }

    static Stream<Wish> wishesInWords() {
        return wishes().filter(wish -> !wish.body().isEmpty());
    }

    @Test
    void shouldKnowEverythingThatCanBeCreated() {
        Set<String> documented = keyri.document().operations().stream()
                .filter(RepeatedIT::isMadeOnce)
                .map(Operation::id)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> tested = new TreeSet<>(OF_KEYS);
        tested.addAll(OF_PLANS);
        tested.addAll(ONE_AT_A_TIME);
        wishes().map(Wish::operation).forEach(tested::add);
        assertEquals(documented, tested);
    }

    private static boolean isMadeOnce(Operation operation) {
        return operation.parameters().stream()
                .anyMatch(parameter -> parameter.name().equals("Idempotency-Key"));
    }

    @ParameterizedTest
    @MethodSource("wishes")
    void shouldGiveTheSameAnswerAgainWithoutAnotherApproval(Wish wish) {
        Person person = of(wish);
        String key = UUID.randomUUID().toString();
        Answer first = person.act(() -> call(person, wish, wish.body(), key)).is(201);
        Answer again =
                person.browser().send(call(person, wish, wish.body(), key)).is(201);
        assertEquals("", first.header("Idempotency-Replayed"));
        assertEquals("true", again.header("Idempotency-Replayed"));
        assertEquals(first.body(), again.body());
        Answer other = person.act(
                        () -> call(person, wish, wish.body(), UUID.randomUUID().toString()))
                .is(201);
        assertNotEquals(first.body(), other.body());
    }

    @ParameterizedTest
    @MethodSource("wishesInWords")
    void shouldRefuseTheKeyForAnotherWish(Wish wish) {
        Person person = of(wish);
        String key = UUID.randomUUID().toString();
        person.act(() -> call(person, wish, wish.body(), key)).is(201);
        person.browser().send(call(person, wish, wish.other(), key)).isProblem(422, "idempotency-key-reused");
    }

    private Person of(Wish wish) {
        return wish.path().contains("staff") || wish.path().contains("directory")
                ? FirstAdministrator.person(keyri)
                : Person.owner(keyri);
    }

    private static Call call(Person person, Wish wish, Map<String, ?> body, String key) {
        Call call = person.browser().call("POST", wish.path()).with("Idempotency-Key", key);
        return body.isEmpty() ? call : call.json(body);
    }
}
