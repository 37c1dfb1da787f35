package com.keyri.repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that git tracks or would track, and the folders beside the build. */
final class RepositoryFiles {
    static final Path ROOT = Path.of(System.getProperty("keyri.root"));
    static final Path VECTORS = Path.of(System.getProperty("keyri.vectors"));

    private RepositoryFiles() {}

    /** Paths relative to the root with forward slashes; empty outside a git checkout. */
    static Optional<List<String>> tracked() {
        try {
            Process git = new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
                    .directory(ROOT.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (git.waitFor() != 0) {
                return Optional.empty();
            }
            return Optional.of(Stream.of(names.split("\0"))
                    .filter(name -> Files.isRegularFile(ROOT.resolve(name)))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Every byte as one character, so that any file can be searched and positions stay true. */
    static String textOf(String name) {
        try {
            return Files.readString(ROOT.resolve(name), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
