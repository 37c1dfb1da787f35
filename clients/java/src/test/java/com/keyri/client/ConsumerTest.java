package com.keyri.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The jar and the dependencies that it declares are all that an application needs. */
class ConsumerTest {
    private final List<String> declared;

    ConsumerTest() throws IOException {
        declared = Arrays.asList(
                Files.readString(Path.of("target/consumer.classpath")).strip().split(File.pathSeparator));
    }

    @Test
    void shouldBringFewLibrariesAndNoneOfTheServers() {
        List<String> foreign = declared.stream()
                .map(path -> path.substring(path.lastIndexOf(File.separatorChar) + 1))
                .filter(name -> !name.matches(
                        "(classes|keyri-protocol|jspecify|nimbus-jose-jwt|jackson-(core|databind|annotations)).*"))
                .toList();
        assertEquals(List.of(), foreign);
        assertFalse(declared.toString().contains("jakarta"));
    }

    @Test
    void shouldLoadEveryClassWithThemAlone() throws IOException, InterruptedException {
        List<String> folders = new ArrayList<>(
                List.of(Path.of("target/classes").toAbsolutePath().toString()));
        declared.stream().filter(path -> Files.isDirectory(Path.of(path))).forEach(folders::add);
        String classPath = folders.get(0) + File.pathSeparator + String.join(File.pathSeparator, declared);
        String source = Objects.requireNonNull(ConsumerTest.class.getResource("/Consumer.java"))
                .getPath();
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                source));
        command.addAll(folders);

        Process consumer = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(consumer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertTrue(consumer.waitFor(30, TimeUnit.SECONDS), said);
        assertEquals(0, consumer.exitValue(), said);
        assertTrue(said.strip().matches("classes [0-9]{2,}"), said);
    }
}
