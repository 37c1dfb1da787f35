package com.keyri.launcher.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.launcher.LaunchException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {
    @TempDir
    Path folder;

    @Test
    void shouldBeFoundAgainAndStoppedByAnotherLauncher() {
        Child child = start("sleep", "60");

        ProcessRecord found = ProcessRecord.read(folder, "test").orElseThrow();
        assertEquals(child.pid(), found.handle().orElseThrow().pid());
        found.stop(folder);

        assertFalse(child.isAlive());
        assertEquals(List.of(), ProcessRecord.all(folder));
    }

    @Test
    void shouldGetItsInputAndSettingsAndLeaveItsOutput() throws IOException, InterruptedException {
        Child child = Child.start(
                new Child.Start(
                        "test",
                        List.of("sh", "-c", "read line; echo \"$line $SETTING\""),
                        Map.of("SETTING", "two"),
                        "one\n",
                        folder.resolve("out"),
                        "TERM"),
                folder);
        child.await();

        assertEquals("one two\n", Files.readString(folder.resolve("out")));
    }

    @Test
    void shouldTellAChildItsOwnSettingsAndNothingElseOfTheLauncher() throws Exception {
        assertEquals("the launcher's", System.getenv("KEYRI_TEST_SECRET"));
        Path out = folder.resolve("out");
        Child child = Child.start(
                new Child.Start("env", List.of("/usr/bin/env"), Map.of("GIVEN", "x"), null, out, "TERM"), folder);
        child.await();

        List<String> lines = Files.readAllLines(out);
        assertTrue(lines.contains("GIVEN=x"));
        assertTrue(lines.contains("PATH=" + System.getenv("PATH")));
        assertEquals(
                List.of(),
                lines.stream().filter(line -> line.startsWith("KEYRI_")).toList());
    }

    @Test
    void shouldKeepOnlyWhereThingsAreFoundOfAnEnvironment() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PATH", "/bin", "LC_ALL", "C", "JAVA_TOOL_OPTIONS", "-Xint", "PGPASSWORD", "a", "MY_TOKEN", "b"));

        InheritedEnvironment.reduce(environment);

        assertEquals(Set.of("PATH", "LC_ALL", "JAVA_TOOL_OPTIONS"), environment.keySet());
    }

    @Test
    void shouldNotTakeAnotherProcessForARememberedOne() throws IOException {
        long self = ProcessHandle.current().pid();
        Files.writeString(folder.resolve("old.pid"), self + " 1000000 TERM\n");

        ProcessRecord recycled = ProcessRecord.read(folder, "old").orElseThrow();

        assertTrue(recycled.handle().isEmpty());
        recycled.stop(folder);
        assertTrue(ProcessHandle.current().isAlive());
    }

    @Test
    void shouldIgnoreARecordThatIsNoRecord() throws IOException {
        Files.writeString(folder.resolve("broken.pid"), "nonsense");

        assertTrue(ProcessRecord.read(folder, "broken").isEmpty());
    }

    @Test
    void shouldSayWhichProgramIsMissing() {
        LaunchException refusal = assertThrows(LaunchException.class, () -> {
            Child child = start("/no/such/program");
            child.await();
            throw new LaunchException("ended " + Files.readString(folder.resolve("out")));
        });
        assertTrue(String.valueOf(refusal.getMessage()).contains("/no/such/program"));
    }

    @Test
    void shouldNameTheOptionWhenAPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LaunchException refusal = assertThrows(
                    LaunchException.class,
                    () -> Ports.requireFree("127.0.0.1", taken.getLocalPort(), "Keyri", "--port"));
            assertTrue(String.valueOf(refusal.getMessage()).contains("--port PORT"));
            assertFalse(taken.getLocalPort() == Ports.freeNear(taken.getLocalPort()));
        }
    }

    @Test
    void shouldSayThatAnAddressIsNotThisMachines() {
        LaunchException refusal =
                assertThrows(LaunchException.class, () -> Ports.requireFree("192.0.2.1", 8443, "Keyri", "--port"));
        assertTrue(String.valueOf(refusal.getMessage()).contains("isn't one of this machine's"));
    }

    private Child start(String... command) {
        return Child.start(
                new Child.Start("test", List.of(command), Map.of(), null, folder.resolve("out"), "TERM"), folder);
    }
}
