package com.keyri.usage;

import com.keyri.usage.model.UsageEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files of events in a folder. Each process appends to a file of its own, which it holds a lock on; a file that nobody
 * holds is whole, whether its process closed it or died, and goes when its events have been taken in.
 */
final class SpoolFolder {
    private static final String SUFFIX = ".usage";

    private final Path folder;
    private final long mostBytes;
    private @Nullable FileChannel current;
    private @Nullable Path currentFile;

    SpoolFolder(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /**
     * Appends events and has them on the disk.
     *
     * @return false where the folder is full, and nothing was written
     */
    synchronized boolean append(List<UsageEvent> events) throws IOException {
        int size = 0;
        List<byte[]> lines = new ArrayList<>();
        for (UsageEvent event : events) {
            byte[] line = SpoolLine.of(event);
            size += line.length;
            lines.add(line);
        }
        if (bytes() + size > mostBytes) {
            return false;
        }
        ByteBuffer all = ByteBuffer.allocate(size);
        lines.forEach(all::put);
        all.flip();
        FileChannel channel = current == null ? open() : current;
        current = channel;
        try {
            while (all.hasRemaining()) {
                channel.write(all);
            }
            channel.force(false);
        } catch (IOException e) {
            rotate(); // What was written of it is torn; another file begins.
            throw e;
        }
        return true;
    }

    /** Lets go of the present file. */
    synchronized void rotate() throws IOException {
        FileChannel channel = current;
        current = null;
        currentFile = null;
        if (channel != null) {
            channel.close();
        }
    }

    /**
     * Has every file that nobody writes to taken in, and removes it; how many events. One that can't be read keeps no
     * other one back: it is told of when the others are done.
     *
     * @param torn is told of how many lines of a file aren't whole; they are left out
     */
    int drain(int batch, Consumer<List<UsageEvent>> taking, IntConsumer torn) throws IOException {
        rotate();
        int events = 0;
        List<IOException> failures = new ArrayList<>();
        for (Path file : files()) {
            // Not even opened: the system forgets a process's locks on a file as soon as it closes it once.
            if (!isCurrent(file)) {
                try {
                    events += drain(file, batch, taking, torn);
                } catch (IOException e) {
                    failures.add(e);
                }
            }
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        return events;
    }

    private int drain(Path file, int batch, Consumer<List<UsageEvent>> taking, IntConsumer torn) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                return 0; // Another process writes to it.
            }
            List<UsageEvent> events = new ArrayList<>();
            int lines = 0;
            try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    SpoolLine.read(line).ifPresent(events::add);
                    lines++;
                }
            }
            for (int from = 0; from < events.size(); from += batch) {
                taking.accept(events.subList(from, Math.min(events.size(), from + batch)));
            }
            Files.delete(file);
            if (events.size() < lines) {
                torn.accept(lines - events.size());
            }
            return events.size();
        } catch (NoSuchFileException | OverlappingFileLockException e) {
            return 0; // Somebody else is about it, or was.
        }
    }

    private synchronized boolean isCurrent(Path file) {
        return file.equals(currentFile);
    }

    private long bytes() throws IOException {
        long bytes = 0;
        for (Path file : files()) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    private FileChannel open() throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path file = folder.resolve(UUID.randomUUID() + SUFFIX);
        currentFile = file;
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            channel.lock();
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true); // That there is such a file is on the disk too.
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return channel;
    }
}
