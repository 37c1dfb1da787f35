package com.keyri.it.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.EventFrame;
import com.keyri.client.EventType;
import com.keyri.client.ProblemException;
import com.keyri.it.Await;
import com.keyri.it.Database;
import com.keyri.it.crash.Told.Step;
import com.keyri.test.Shop;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is left when server and database are back: the ends' memory, the rows and the audit log have to agree. */
final class Aftermath {
    private final FragileKeyri keyri;
    private final Shop shop;
    private final List<Ceremony> ceremonies;

    Aftermath(FragileKeyri keyri, Shop shop, List<Ceremony> ceremonies) {
        this.keyri = keyri;
        this.shop = shop;
        this.ceremonies = ceremonies;
    }

    /** Whoever was told that something is done finds it done. */
    void requireWhatWasAcknowledged() throws SQLException {
        Map<UUID, Recorded> rows = rows();
        for (Ceremony each : ceremonies) {
            BrowserSignIn signIn = each.signIn();
            if (signIn == null) {
                continue;
            }
            Recorded row = rows.get(Database.uuid(signIn.started().signInId()));
            assertNotNull(row, () -> "lost: " + each);
            Told told = each.told();
            String both = each + " but " + row;
            assertTrue(row.claimed() || !told.is(Step.CLAIM), both);
            assertTrue(row.approved() || !told.is(Step.APPROVE), both);
            assertTrue(row.state().equals("DECLINED") || !told.is(Step.DECLINE), both);
            assertTrue(row.state().equals("CANCELLED") || !told.is(Step.CANCEL), both);
            assertTrue(row.redeemed() || !told.is(Step.REDEEM), both);
            EventType end = each.end();
            assertTrue(end == null || row.state().equals(end.name()), both);
            // Nobody was granted what they didn't ask for.
            assertTrue(!row.redeemed() || told.is(Step.REDEEM) || told.maybe(Step.REDEEM), both);
            assertTrue(!row.approved() || told.is(Step.APPROVE) || told.maybe(Step.APPROVE), both);
        }
    }

    /** One token at most; a code that was redeemed isn't again, and trying it ends what it gave. */
    void requireNothingTwice() {
        for (Ceremony each : ceremonies) {
            Told told = each.told();
            assertTrue(told.tokens().size() <= 1, each::toString);
            for (String token : told.tokens()) {
                assertTrue(isActive(token), () -> "not active: " + each);
            }
            EventFrame approved = told.approved();
            if (each.end() == EventType.REDEEMED && approved != null) {
                refuseSecond(each, approved);
                for (String token : told.tokens()) {
                    assertTrue(!isActive(token), () -> "still active: " + each);
                }
            }
        }
    }

    /** All that is open runs out; then each row is at an end, as the audit log tells it, each step once. */
    void requireEndOfAll() throws SQLException {
        try (Connection owner = keyri.asOwner()) {
            Recorded.age(owner);
        }
        Await.until("all at an end", () -> areOver(rowsOrFail()));
        rows().forEach((id, row) -> {
            assertTrue(row.isConsistent(), row::toString);
            assertEquals(row.expectedSteps(), row.steps(), () -> id + " " + row);
        });
    }

    private void refuseSecond(Ceremony each, EventFrame approved) {
        BrowserSignIn signIn = each.signIn();
        assertNotNull(signIn);
        ProblemException refused = assertThrows(ProblemException.class, () -> signIn.redeem(approved), each::toString);
        assertEquals("invalid-grant", refused.type(), each::toString);
    }

    private boolean isActive(String token) {
        return shop.server().introspect(token, null).isPresent();
    }

    private static boolean areOver(Map<UUID, Recorded> rows) {
        return rows.values().stream().allMatch(Recorded::isOver);
    }

    private Map<UUID, Recorded> rowsOrFail() {
        try {
            return rows();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<UUID, Recorded> rows() throws SQLException {
        try (Connection owner = keyri.asOwner()) {
            return Recorded.all(owner, Database.uuid(shop.organizationId()));
        }
    }
}
