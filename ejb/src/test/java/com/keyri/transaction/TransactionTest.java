package com.keyri.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.device.EnrolmentService;
import com.keyri.device.UserService;
import com.keyri.device.model.UserState;
import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.protocol.TransactionText;
import com.keyri.request.Precondition;
import com.keyri.transaction.model.TransactionState;
import com.keyri.wiring.TestClock;
import com.keyri.wiring.Wiring;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionTest {
    private static final TransactionText TEXT = new TransactionText("Pay 40.00 EUR to Example Ltd");

    private final TestClock clock = new TestClock(Shop.NOW);
    private final Wiring wiring = new Wiring(TestDatabase.shared(), clock);

    @BeforeEach
    void inviteAlice() {
        wiring.callFrom(Shop.open(TestDatabase.shared()));
        wiring.run(() -> wiring.get(EnrolmentService.class).create("alice", "Alice"));
    }

    @Test
    void shouldBeOpenForTenMinutes() {
        TransactionView created = create("alice");

        assertEquals(TransactionState.OPEN, created.state());
        assertEquals(TEXT.hash(), created.textHash());
        assertEquals("transaction.created", wiring.audit().last());
        clock.pass(Duration.ofMinutes(10).minusSeconds(1));
        assertEquals(created, find(created));
        clock.pass(Duration.ofSeconds(1));
        assertEquals(TransactionState.EXPIRED, find(created).state());
    }

    @Test
    void shouldBeAuditedWhenTimeEndsIt() {
        TransactionView created = create("alice");
        clock.pass(Duration.ofMinutes(10));

        wiring.run(() -> wiring.get(TransactionExpiryService.class).expire());

        assertTrue(wiring.audit().actions().contains("transaction.expired"));
        assertEquals(TransactionState.EXPIRED, find(created).state());
    }

    @Test
    void shouldRefuseUnknownAndSuspendedUsers() {
        assertProblem(ProblemType.NOT_FOUND, () -> create("bob"));
        wiring.run(() -> wiring.get(UserService.class).change("alice", UserState.SUSPENDED, Precondition.none()));

        assertProblem(ProblemType.CONFLICT, () -> create("alice"));
    }

    @Test
    void shouldHideTransactionsFromOtherApplications() {
        TransactionView created = create("alice");
        wiring.callFrom(Shop.open(TestDatabase.shared()));

        assertProblem(ProblemType.NOT_FOUND, () -> find(created));
    }

    private TransactionView create(String userId) {
        return wiring.call(() -> wiring.get(TransactionService.class)
                .create(new CreateTransaction(userId, "nonce-of-the-cookie", TEXT)));
    }

    private TransactionView find(TransactionView created) {
        return wiring.call(() -> wiring.get(TransactionService.class).find(created.id()));
    }

    private static void assertProblem(ProblemType type, Runnable attempt) {
        assertEquals(type, assertThrows(DomainException.class, attempt::run).type());
    }
}
