package com.keyri.it.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.test.Shop;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * The server, or its database, is killed again and again while some seventy sign-ins are under way; each goes on
 * afterwards or ends cleanly, what was acknowledged is there, and nothing is granted twice. {@code -Dkeyri.kills=N}
 * kills more often, {@code -Dkeyri.kill.seed=N} does as in another run, as far as threads let it.
 */
@Order(Integer.MAX_VALUE - 1)
@Timeout(value = 60, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashIT {
    private static final int KILLS = Integer.getInteger("keyri.kills", 3);
    /** With three kills some two hundred in all. */
    private static final int AT_ONCE = 70;

    private static final int PEOPLE = 10;

    private final Random random = new Random(seed());
    private FragileKeyri keyri;
    private Shop shop;
    private Crowd crowd;

    @BeforeAll
    void start() {
        keyri = FragileKeyri.start();
        shop = Shop.open(keyri.keyri());
        crowd = Crowd.of(shop, PEOPLE);
    }

    @AfterAll
    void stop() {
        keyri.close();
    }

    @AfterEach
    void shouldHaveAnsweredAsDocumented() {
        assertEquals(List.of(), shop.keyri().violations().drain());
    }

    @Test
    void shouldFinishOrEndEachSignInWhenTheServerIsKilled() throws SQLException {
        for (int i = 1; i <= KILLS; i++) {
            round("server", i, keyri::killServer, keyri::restartServer);
        }
    }

    @Test
    void shouldFinishOrEndEachSignInWhenTheDatabaseIsKilled() throws SQLException {
        for (int i = 1; i <= KILLS; i++) {
            round("database", i, keyri::killDatabase, keyri::restartDatabase);
        }
    }

    private void round(String what, int number, Runnable kill, Runnable restart) throws SQLException {
        Round round = Round.of(crowd, AT_ONCE, random);
        int underWay = round.killInTheMiddle(kill);
        restart.run();
        round.awaitEnd();
        Aftermath aftermath = new Aftermath(keyri, shop, round.ceremonies());
        aftermath.requireWhatWasAcknowledged();
        aftermath.requireNothingTwice();
        aftermath.requireEndOfAll();
        System.out.println("kill " + number + " of the " + what + ": " + underWay + " under way, " + round.summary());
        assertTrue(underWay >= AT_ONCE / 10, "killed too late: " + underWay + " under way");
    }

    private static long seed() {
        long seed = Long.getLong("keyri.kill.seed", System.nanoTime());
        System.out.println("-Dkeyri.kill.seed=" + seed);
        return seed;
    }
}
