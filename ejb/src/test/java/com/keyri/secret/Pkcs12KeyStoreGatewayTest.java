package com.keyri.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Pkcs12KeyStoreGatewayTest {
    private static final byte[] PLAIN = "a key".getBytes(StandardCharsets.UTF_8);
    private static final int PROCESSES = 8;

    @TempDir
    Path folder;

    @Test
    void shouldFindItsMasterKeyAgain() throws IOException {
        byte[] wrapped = opened().wrap("token-key/1", PLAIN);

        assertArrayEquals(PLAIN, opened().unwrap("token-key/1", wrapped));
        assertThrows(KeyStoreException.class, () -> opened().unwrap("token-key/2", wrapped));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keystore.p12"))));
    }

    @Test
    void shouldEndUpWithOneMasterKeyWhenSeveralMakeItAtOnce() throws Exception {
        CyclicBarrier together = new CyclicBarrier(PROCESSES);
        ExecutorService threads = Executors.newFixedThreadPool(PROCESSES);
        try {
            List<Future<Pkcs12KeyStoreGateway>> opening = new ArrayList<>();
            for (int i = 0; i < PROCESSES; i++) {
                opening.add(threads.submit(() -> {
                    together.await();
                    return opened();
                }));
            }
            Pkcs12KeyStoreGateway afterRestart = opened();
            for (Future<Pkcs12KeyStoreGateway> one : opening) {
                byte[] wrapped = one.get().wrap("server-key/mac", PLAIN);
                assertArrayEquals(PLAIN, afterRestart.unwrap("server-key/mac", wrapped));
            }
        } finally {
            threads.shutdownNow();
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(folder.resolve("keystore.p12")), files.toList());
        }
    }

    @Test
    void shouldRefuseAnotherPassword() {
        opened();
        assertThrows(KeyStoreException.class, () -> new Pkcs12KeyStoreGateway(file(), "other".repeat(3)).open());
    }

    private Pkcs12KeyStoreGateway opened() {
        Pkcs12KeyStoreGateway gateway = new Pkcs12KeyStoreGateway(file(), "pass".repeat(3));
        gateway.open();
        return gateway;
    }

    private String file() {
        return folder.resolve("keystore.p12").toString();
    }
}
