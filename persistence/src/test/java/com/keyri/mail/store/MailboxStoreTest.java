package com.keyri.mail.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.keyri.fixture.TestDatabase;
import com.keyri.mail.model.MailId;
import com.keyri.secret.model.SealedText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MailboxStoreTest {
    private static final Instant START = Instant.parse("2026-11-02T10:00:00Z");
    private static final SealedText CONTENT = new SealedText("Y29udGVudA");

    private final TestDatabase database = TestDatabase.shared();

    @Test
    void shouldKeepTheNewestAndEachOnce() {
        List<MailId> kept = new ArrayList<>();
        for (int i = 0; i < MailboxStore.MOST + 5; i++) {
            MailId id = MailId.at(START.plusSeconds(i));
            kept.add(id);
            keep(id, CONTENT, START.plusSeconds(i));
        }
        MailId last = kept.get(kept.size() - 1);
        keep(last, new SealedText("YW5vdGhlcg"), START.plusSeconds(9_999));

        List<MailId> newestFirst = new ArrayList<>(kept.subList(5, kept.size()));
        Collections.reverse(newestFirst);
        assertEquals(
                newestFirst,
                with(MailboxStore::list).stream().map(MailboxStore.Kept::id).toList());
        assertEquals(Optional.empty(), with(store -> store.find(kept.get(0))));
        assertEquals(
                Optional.of(new MailboxStore.Kept(last, CONTENT, START.plusSeconds(MailboxStore.MOST + 4))),
                with(store -> store.find(last)));
    }

    private void keep(MailId id, SealedText content, Instant moment) {
        with(store -> {
            store.keep(id, content, moment);
            return true;
        });
    }

    private <T> T with(Function<MailboxStore, T> work) {
        return database.transact(entities -> work.apply(TestDatabase.store(MailboxStore.class, entities)));
    }
}
