package com.keyri.it.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.keyri.it.RunningEar;
import com.keyri.launcher.Installation;
import com.keyri.test.server.TestServer;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every attack of docs/security/attacks.md, tried on a running server; the page has to say what is seen here. */
@ExtendWith(RunningEar.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttacksIT {
    private final Stage usual;
    private final CompletableFuture<TestServer> limitedServer = CompletableFuture.supplyAsync(LimitedServer::start);
    private final CompletableFuture<Stage> limited = limitedServer.thenApply(Stage::strict);
    private final AttackTable table = new AttackTable();
    private int tried;

    AttacksIT(TestServer server) {
        this.usual = Stage.on(server);
    }

    @TestFactory
    Stream<DynamicTest> shouldEndAsExpected() {
        LateCode lateCode = new LateCode(usual.scene());
        List<List<Attack>> usually = List.of(
                new CodeAttacks().list(),
                new KeySwapAttacks().list(),
                new StatementAttacks().list(),
                new SignatureAttacks().list(),
                new PasskeyAttacks().list(),
                new DeviceAttacks().list(),
                new ProofAttacks().list(),
                lateCode.list(),
                new TokenAttacks().list(),
                new PayloadAttacks().list(),
                new TransactionAttacks().list(),
                new AccessTokenAttacks().list());
        List<List<Attack>> whereLimitsAreSmall = List.of(new FloodAttacks().list(), new RelayAttacks().list());
        return Stream.concat(tests(usually, () -> usual), tests(whereLimitsAreSmall, limited::join));
    }

    private Stream<DynamicTest> tests(List<List<Attack>> attacks, Supplier<Stage> stage) {
        return attacks.stream()
                .flatMap(List::stream)
                .map(attack -> DynamicTest.dynamicTest(attack.name(), () -> tryOut(attack, stage.get())));
    }

    private void tryOut(Attack attack, Stage stage) throws Exception {
        tried++;
        Evidence seen = new Evidence(stage.audit());
        try (Scene scene = stage.scene()) {
            attack.act().play(scene, seen);
        }
        assertEquals(List.of(), stage.server().keyri().violations().drain());
        assertEquals(attack.outcome(), seen.outcome(), seen.toString());
        table.add(attack, seen);
    }

    /** Only where all went as expected is there a table to compare. */
    @AfterAll
    void shouldStandInTheDocuments() throws SQLException {
        usual.close();
        limited.join().close();
        limitedServer.join().close();
        if (table.size() == tried) {
            table.publish(Installation.find().root());
        }
    }
}
