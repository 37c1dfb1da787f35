package com.keyri.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The Promela model of the sign-in holds, and each of its mutants is caught. Reported as skipped where Spin or a C
 * compiler is missing; {@code ./keyri test} installs them.
 */
class SignInModelTest {
    @Test
    void shouldHoldAndCatchEveryMutant() throws IOException, InterruptedException {
        assumeTrue(
                Stream.of("spin", "gcc", "bash").allMatch(SignInModelTest::isInstalled),
                "not run: the packages spin, gcc and libc6-dev aren't installed");
        Path report = Path.of("target", "sign-in-model.txt");
        Files.createDirectories(report.getParent());
        Process check = new ProcessBuilder("docs/model/check")
                .directory(Path.of(System.getProperty("keyri.root")).toFile())
                .redirectErrorStream(true)
                .redirectOutput(report.toFile())
                .start();
        try {
            assertTrue(check.waitFor(5, TimeUnit.MINUTES), () -> "takes too long\n" + read(report));
        } finally {
            check.destroyForcibly();
        }
        assertEquals(0, check.exitValue(), () -> read(report));
    }

    private static boolean isInstalled(String command) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    private static String read(Path report) {
        try {
            return Files.readString(report);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
