package com.keyri.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The state of one installation on disk; only its owner may look into it.
 *
 * @param root the folder
 */
public record DataFolder(Path root) {
    private static final long NEEDED_BYTES = 1_000_000_000L;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final String MARKER = "keyri-data";
    private static final List<String> PARTS = List.of("secrets", "certificates", "logs", "run", "payara", "micro");

    /** Where {@code ./keyri} unpacks what all data folders share; in the installation's own it is there first. */
    private static final String SHARED = "runtime";

    /**
     * Opens the folder to keep state in it, and makes it where it doesn't exist. A folder that holds something else is
     * refused, and one that was there before keeps its rights: what is made in it is private by itself.
     */
    public static DataFolder open(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(root)) {
                Files.createDirectories(root.getParent() == null ? root : root.getParent());
                Files.createDirectory(root, PRIVATE);
            }
            if (!isMarked(root)) {
                requireUnused(root);
                Files.writeString(root.resolve(MARKER), "This folder is Keyri's: ./keyri reset empties it.\n");
            }
            for (String part : PARTS) {
                if (!Files.isDirectory(root.resolve(part))) {
                    Files.createDirectory(root.resolve(part), PRIVATE);
                }
            }
            requireSpace(root);
        } catch (IOException e) {
            throw new LaunchException(
                    "Can't write to the data folder " + root + ": choose another with --data DIR, or make it yours.",
                    e);
        }
        return new DataFolder(root);
    }

    /** The folder where it is one of Keyri's; nothing is made and nothing changed. */
    public static Optional<DataFolder> existing(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        return isMarked(root) ? Optional.of(new DataFolder(root)) : Optional.empty();
    }

    /** Certificates and their keys. */
    public Path certificates() {
        return root.resolve("certificates");
    }

    /** What the children print. */
    public Path logs() {
        return root.resolve("logs");
    }

    /** Which processes run. */
    public Path run() {
        return root.resolve("run");
    }

    /** A file of the folder, by name. */
    public Path file(String name) {
        return root.resolve(name);
    }

    /** A secret of 256 random bits that stays the same; {@code prefix} is part of it. */
    public String secret(String name, String prefix) {
        Path file = root.resolve("secrets").resolve(name);
        try {
            if (!Files.exists(file)) {
                writePrivate(file, prefix + random() + "\n");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 256 random bits as text. */
    public static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Where {@link #secret} keeps one. */
    public Path secretFile(String name) {
        return root.resolve("secrets").resolve(name);
    }

    /** Writes a file that only its owner can read, whole or not at all. */
    public static void writePrivate(Path file, String content) throws IOException {
        writePrivate(file, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a file that only its owner can read, whole or not at all. */
    public static void writePrivate(Path file, byte[] content) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path draft = Files.createTempFile(
                parent, ".new", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(draft, content, StandardOpenOption.TRUNCATE_EXISTING);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes a folder with everything in it; absent is fine. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new LaunchException("Can't remove " + folder + ": " + e.getMessage() + ".", e);
        }
    }

    private static boolean isMarked(Path root) {
        return Files.isRegularFile(root.resolve(MARKER), LinkOption.NOFOLLOW_LINKS);
    }

    private static void requireUnused(Path root) throws IOException {
        try (Stream<Path> content = Files.list(root)) {
            if (content.anyMatch(path -> !path.getFileName().toString().equals(SHARED))) {
                throw new LaunchException(root + " holds something that isn't Keyri's: name a new or an empty folder"
                        + " with --data DIR. If it is Keyri's after all, make an empty file " + MARKER + " in it.");
            }
        }
    }

    private static void requireSpace(Path root) throws IOException {
        long usable = Files.getFileStore(root).getUsableSpace();
        if (usable < NEEDED_BYTES) {
            throw new LaunchException("Only " + usable / 1_000_000 + " MB are free where " + root
                    + " lies, and Keyri wants 1000 MB: make room or choose another place with --data DIR.");
        }
    }
}
