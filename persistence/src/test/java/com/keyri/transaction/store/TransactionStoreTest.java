package com.keyri.transaction.store;

import static com.keyri.fixture.Shop.NOW;
import static com.keyri.fixture.TestDatabase.store;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.device.model.AccountOwner;
import com.keyri.device.store.UserStore;
import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.protocol.TransactionText;
import com.keyri.transaction.model.OpenTransaction;
import com.keyri.transaction.model.TransactionId;
import com.keyri.transaction.model.TransactionState;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionStoreTest {
    private static final String NONCE = "nonce-of-the-cookie";
    private static final Instant END = NOW.plusSeconds(600);
    private static final TransactionText TEXT = new TransactionText("Pay 40.00 EUR to Example Ltd");

    private final TestDatabase database = TestDatabase.shared();
    private Shop shop;
    private AccountOwner alice;
    private TransactionId transaction;

    @BeforeEach
    void askAlice() {
        shop = Shop.open(database);
        transaction = TransactionId.at(NOW);
        database.within(shop.organization(), entities -> {
            UserStore users = store(UserStore.class, entities);
            users.enrol(shop.newOwner(), "alice", "Alice", NOW);
            alice = users.find(shop.application(), "alice").orElseThrow().owner();
            store(TransactionStore.class, entities)
                    .add(new TransactionEntity(transaction, alice, NONCE, TEXT, NOW, END));
            return null;
        });
    }

    @Test
    void shouldBeCarriedWhenApplicationAndNonceAreIts() {
        OpenTransaction open = transactions(store -> store.findOpen(shop.application(), transaction, NONCE, NOW))
                .orElseThrow();

        assertEquals(new OpenTransaction(transaction, alice.user(), TEXT.text(), TEXT.hash()), open);
    }

    @Test
    void shouldNotBeCarriedWhenAnythingDiffers() {
        Shop other = Shop.open(database);

        assertTrue(transactions(store -> store.findOpen(other.application(), transaction, NONCE, NOW))
                .isEmpty());
        assertTrue(transactions(store -> store.findOpen(shop.application(), transaction, "another-nonce-of-it", NOW))
                .isEmpty());
        assertTrue(transactions(store -> store.findOpen(shop.application(), transaction, NONCE, END))
                .isEmpty());
        assertTrue(database.within(
                        other.organization(),
                        entities -> store(TransactionStore.class, entities).findCarried(transaction))
                .isEmpty());
    }

    @Test
    void shouldBeDecidedOnce() {
        assertTrue(moves(store -> store.approve(transaction, NOW)));

        assertFalse(moves(store -> store.approve(transaction, NOW)));
        assertFalse(moves(store -> store.decline(transaction, NOW)));
        assertTrue(transactions(store -> store.findOpen(shop.application(), transaction, NONCE, NOW))
                .isEmpty());
        assertEquals(TransactionState.APPROVED, stateAt(END));
    }

    @Test
    void shouldNotBeDecidedWhenItsTimeIsOver() {
        assertFalse(moves(store -> store.decline(transaction, END)));
        assertEquals(TransactionState.EXPIRED, stateAt(END));
        assertEquals(TransactionState.OPEN, stateAt(END.minusMillis(1)));
    }

    @Test
    void shouldExpireOnce() {
        Map<TransactionId, ?> expired = database.transact(
                entities -> store(TransactionStore.class, entities).expire(END, 1000));
        Map<TransactionId, ?> again = database.transact(
                entities -> store(TransactionStore.class, entities).expire(END, 1000));

        assertEquals(shop.organization(), expired.get(transaction));
        assertFalse(again.containsKey(transaction));
        assertEquals(TransactionState.EXPIRED, stateAt(NOW));
    }

    private TransactionState stateAt(Instant moment) {
        return transactions(store -> store.find(shop.application(), transaction))
                .orElseThrow()
                .stateAt(moment);
    }

    private boolean moves(Predicate<TransactionStore> work) {
        return transactions(work::test);
    }

    private <T> T transactions(Function<TransactionStore, T> work) {
        return database.within(shop.organization(), entities -> work.apply(store(TransactionStore.class, entities)));
    }
}
