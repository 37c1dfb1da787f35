package com.keyri.fuzz.parser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Jazzer said about one parser, in a process of its own.
 *
 * @param status of the process, 0 where nothing was found
 * @param runs inputs that the parser was given
 * @param coverage places of the code that they reached
 * @param output what it printed
 */
record JazzerRun(int status, long runs, long coverage, String output) {
    private static final Pattern DONE = Pattern.compile("(?m)^#(\\d+)\\s+DONE\\s+cov: (\\d+)");
    private static final String INSTRUMENTED = "com.keyri.**:com.webauthn4j.**:ua_parser.**:org.eclipse.parsson.**";
    private static final long LONGEST_HOURS = 6;

    /** Gives {@code runs} inputs to a target, the seeds first; the same seed makes the same inputs. */
    static JazzerRun of(Class<?> target, List<byte[]> seeds, long runs, long seed, Path folder) {
        try {
            Path corpus = Files.createDirectories(folder.resolve("corpus"));
            for (int i = 0; i < seeds.size(); i++) {
                Files.write(corpus.resolve("seed-" + i), seeds.get(i));
            }
            Path output = folder.resolve("output.txt");
            Process process = new ProcessBuilder(command(target, runs, seed, folder, corpus))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(LONGEST_HOURS, TimeUnit.HOURS)) {
                process.destroyForcibly();
                throw new IllegalStateException(target + " doesn't end");
            }
            return read(process.exitValue(), Files.readString(output, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JazzerRun read(int status, String output) {
        Matcher done = DONE.matcher(output);
        return done.find()
                ? new JazzerRun(status, Long.parseLong(done.group(1)), Long.parseLong(done.group(2)), output)
                : new JazzerRun(status, 0, 0, output);
    }

    private static List<String> command(Class<?> target, long runs, long seed, Path folder, Path corpus) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx768m",
                "-cp",
                classPath(),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=" + INSTRUMENTED,
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + File.separator,
                "-runs=" + runs,
                "-seed=" + seed,
                "-timeout=60",
                "-max_len=4096",
                "-rss_limit_mb=2048",
                corpus.toString());
    }

    /** Surefire hides it behind a jar of its own. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** The end of the output, where a finding stands. */
    String end() {
        return output.substring(Math.max(0, output.length() - 4_000));
    }
}
