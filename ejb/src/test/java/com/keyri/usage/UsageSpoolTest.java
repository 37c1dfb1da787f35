package com.keyri.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.organization.model.OrganizationId;
import com.keyri.signin.model.SignInId;
import com.keyri.usage.model.UsageEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageSpoolTest {
    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00.123Z");
    private static final long MUCH = 1 << 20;

    @TempDir
    Path folder;

    private final List<UsageEvent> taken = new ArrayList<>();
    private final List<Integer> torn = new ArrayList<>();

    @Test
    void shouldGiveBackWhatItWasGivenAndOnlyOnce() throws IOException {
        SpoolFolder spool = new SpoolFolder(folder.resolve("spool"), MUCH);
        List<UsageEvent> events = events(5);
        assertTrue(spool.append(events.subList(0, 2)));
        assertTrue(spool.append(events.subList(2, 5)));
        assertEquals(5, spool.drain(2, taken::addAll, torn::add));
        assertEquals(events, taken);
        assertEquals(0, spool.drain(2, taken::addAll, torn::add));
        assertEquals(0, count(folder.resolve("spool")));
    }

    @Test
    void shouldKeepWhatCouldNotBeTakenIn() throws IOException {
        SpoolFolder spool = new SpoolFolder(folder, MUCH);
        spool.append(events(3));
        assertThrows(
                IllegalStateException.class,
                () -> spool.drain(
                        10,
                        batch -> {
                            throw new IllegalStateException("locked");
                        },
                        torn::add));
        assertEquals(3, spool.drain(10, taken::addAll, torn::add));
    }

    @Test
    void shouldReadWhatADeadProcessLeftUpToTheLineThatItTore() throws IOException {
        SpoolFolder dead = new SpoolFolder(folder, MUCH);
        List<UsageEvent> events = events(3);
        dead.append(events);
        dead.rotate();
        Path file = only(folder);
        byte[] cut = new String(SpoolLine.of(events(1).get(0)), StandardCharsets.US_ASCII)
                .substring(0, 100)
                .getBytes(StandardCharsets.US_ASCII);
        Files.write(file, cut, StandardOpenOption.APPEND);

        assertEquals(3, new SpoolFolder(folder, MUCH).drain(10, taken::addAll, torn::add));
        assertEquals(events, taken);
        assertEquals(List.of(1), torn, "that a line was torn is told");
    }

    @Test
    void shouldTakeInTheOthersWhereAFileCannotBeRead() throws IOException {
        Files.createDirectory(folder.resolve("00.usage"));
        SpoolFolder spool = new SpoolFolder(folder, MUCH);
        spool.append(events(3));
        assertThrows(IOException.class, () -> spool.drain(10, taken::addAll, torn::add));
        assertEquals(3, taken.size());
    }

    @Test
    void shouldShowItsFilesToNobodyElse() throws IOException {
        SpoolFolder spool = new SpoolFolder(folder, MUCH);
        spool.append(events(1));
        assertEquals(
                Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE),
                Files.getPosixFilePermissions(only(folder)));
    }

    @Test
    void shouldNotBelieveALineThatWasChanged() {
        String line = new String(SpoolLine.of(events(1).get(0)), StandardCharsets.US_ASCII).strip();
        assertTrue(SpoolLine.read(line).isPresent());
        for (int i = 0; i < line.length(); i++) {
            char other = line.charAt(i) == '1' ? '2' : '1';
            assertTrue(
                    SpoolLine.read(line.substring(0, i) + other + line.substring(i + 1))
                            .isEmpty(),
                    "at " + i);
            assertTrue(SpoolLine.read(line.substring(0, i)).isEmpty());
        }
    }

    @Test
    void shouldLeaveAloneWhatAnotherProcessWrites() throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("Holder.java"), """
                import java.nio.channels.FileChannel;
                import java.nio.file.*;
                class Holder {
                    public static void main(String[] a) throws Exception {
                        FileChannel c = FileChannel.open(Path.of(a[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        c.lock();
                        System.out.println("held");
                        Thread.sleep(60_000);
                    }
                }
                """);
        Path file = folder.resolve("other.usage");
        Files.write(file, SpoolLine.of(events(1).get(0)));
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        script.toString(),
                        file.toString())
                .start();
        try {
            assertEquals("held", new String(holder.getInputStream().readNBytes(4), StandardCharsets.US_ASCII));
            SpoolFolder spool = new SpoolFolder(folder, MUCH);
            assertEquals(0, spool.drain(10, taken::addAll, torn::add));
            holder.destroyForcibly().waitFor();
            assertEquals(1, spool.drain(10, taken::addAll, torn::add));
        } finally {
            holder.destroyForcibly();
        }
    }

    @Test
    void shouldTakeNoMoreThanItMayHold() throws IOException {
        SpoolFolder spool = new SpoolFolder(folder, 1_000);
        assertTrue(spool.append(events(5)));
        assertFalse(spool.append(events(5)));
        assertEquals(5, spool.drain(10, taken::addAll, torn::add));
        assertTrue(spool.append(events(5)));
    }

    private static List<UsageEvent> events(int count) {
        return Stream.generate(() -> new UsageEvent(SignInId.at(NOW), OrganizationId.at(NOW), UUID.randomUUID(), NOW))
                .limit(count)
                .toList();
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
