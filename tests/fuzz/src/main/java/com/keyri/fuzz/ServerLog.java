package com.keyri.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Warnings and errors that a server has logged since a moment: who said it, what was thrown, and where. */
final class ServerLog {
    private static final List<String> LEVELS = List.of("WARNING", "SEVERE");
    private static final Pattern NUMBER = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}|@[0-9a-f]+|\\d+");
    private static final int LONGEST = 320;

    private final Path log;
    private final long from;

    private ServerLog(Path log, long from) {
        this.log = log;
        this.from = from;
    }

    /** From now on. */
    static ServerLog since(Path log) {
        try {
            return new ServerLog(log, Files.size(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many there were, by what they say without its numbers. A log that was rotated is read from its beginning. */
    Map<String, Integer> lines() {
        Map<String, Integer> lines = new TreeMap<>();
        try (SeekableByteChannel channel = Files.newByteChannel(log);
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8))) {
            channel.position(channel.size() < from ? 0 : from);
            boolean isWhole = channel.position() == 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                // It may have been in the middle of its first line at that moment.
                if (isWhole || line.startsWith("{")) {
                    count(line, lines);
                }
                isWhole = true;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    private static void count(String text, Map<String, Integer> lines) {
        JsonNode line;
        try {
            line = JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            lines.merge("a line that is none", 1, Integer::sum);
            return;
        }
        String level = line.path("Level").asString("");
        if (LEVELS.contains(level)) {
            String said = line.path("LogMessage").asString("") + "\n"
                    + line.path("Throwable").path("StackTrace").asString("");
            lines.merge(level + " " + line.path("LoggerName").asString("") + ": " + shortened(said), 1, Integer::sum);
        }
    }

    /** Its message, and of a stack trace what was thrown and the first place. */
    private static String shortened(String said) {
        String lines = said.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(3)
                .collect(Collectors.joining(" | "));
        String plain = NUMBER.matcher(lines).replaceAll("N");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }
}
