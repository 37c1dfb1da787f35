package com.keyri.bench.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Warnings and errors that a server has logged since a moment. */
final class LogTroubles {
    private static final Pattern LEVEL = Pattern.compile("\"Level\":\"(WARNING|SEVERE)\"");
    private static final Pattern MESSAGE =
            Pattern.compile("\"(?:LogMessage|Exception)\":\"((?:[^\"\\\\]|\\\\.){0,160})");
    private static final Pattern NUMBER = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}|\\d+");

    private final Path log;
    private final long from;

    private LogTroubles(Path log, long from) {
        this.log = log;
        this.from = from;
    }

    /** From now on. */
    static LogTroubles since(Path log) {
        try {
            return new LogTroubles(log, Files.size(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many there were, by message without its numbers. A log that was rotated is read from its beginning. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        try (SeekableByteChannel channel = Files.newByteChannel(log);
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8))) {
            channel.position(channel.size() < from ? 0 : from);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                count(line, counts);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return counts;
    }

    private static void count(String line, Map<String, Integer> counts) {
        Matcher level = LEVEL.matcher(line);
        if (level.find()) {
            Matcher message = MESSAGE.matcher(line);
            String text = message.find() ? message.group(1) : line.substring(0, Math.min(160, line.length()));
            counts.merge(level.group(1) + " " + NUMBER.matcher(text).replaceAll("N"), 1, Integer::sum);
        }
    }
}
