package com.keyri.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.keyri.log.RecordedLog;
import com.keyri.protocol.Es256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The provider's jar beside the server, not there, of another machine, and where nothing can be unpacked. */
class CryptoProviderStartupTest {
    private static final String NAME = "AmazonCorrettoCryptoProvider";
    private static final String LIBRARY = ".so";
    private static final String TEMPORARY = "com.amazon.corretto.crypto.provider.tmpdir";

    private final RecordedLog recorded = new RecordedLog();
    private final CryptoProviderStartup startup = new CryptoProviderStartup();

    @TempDir
    Path folder;

    @AfterEach
    void restore() {
        Security.removeProvider(NAME);
        System.clearProperty(TEMPORARY);
    }

    @Test
    void shouldPutItBeforeThePlatformsWhereItWorks() throws Exception {
        assumeTrue(runsHere(), "not run: the native library is for Linux on x86-64");
        try (URLClassLoader server = serverWith(jar())) {
            choose("auto", server);

            assertEquals(NAME, Security.getProviders()[0].getName());
            assertTrue(
                    Es256.platform().provider().startsWith(NAME + " 2."),
                    Es256.platform().provider());
        }
    }

    @Test
    void shouldLeaveItThereAtARedeployment() throws Exception {
        assumeTrue(runsHere(), "not run: the native library is for Linux on x86-64");
        try (URLClassLoader server = serverWith(jar())) {
            choose("auto", server);
            Provider first = Security.getProvider(NAME);
            choose("auto", server);

            assertEquals(first, Security.getProvider(NAME));
        }
    }

    @Test
    void shouldPutNothingInFrontWhereToldSo() throws Exception {
        try (URLClassLoader server = serverWith(jar())) {
            choose("jdk", server);

            assertIsThePlatforms();
        }
    }

    @Test
    @SuppressWarnings("UnnecessaryAssignment") // No container here that would fill the fields.
    void shouldNotStartWhereToldSomethingElse() {
        startup.choice = "none";
        startup.log = recorded.log();
        assertThrows(IllegalStateException.class, startup::choose);
        assertEquals(List.of(Level.SEVERE), recorded.levels());
    }

    @Test
    void shouldFallBackWithoutTheJar() throws Exception {
        try (URLClassLoader server = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader())) {
            choose("auto", server);

            assertIsThePlatforms();
        }
    }

    /** As on another architecture, whose library isn't in the jar. */
    @Test
    void shouldFallBackWithoutTheNativeLibrary() throws Exception {
        assertFallsBack(changedJar(null));
    }

    /** As on another C library: the file is there, the loader of the system refuses it. */
    @Test
    void shouldFallBackWhereTheNativeLibraryDoesNotLoad() throws Exception {
        assertFallsBack(changedJar("no library".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void shouldFallBackWhereItCannotBeUnpacked() throws Exception {
        Path file = Files.createFile(folder.resolve("no-folder"));
        System.setProperty(TEMPORARY, file.toString());

        assertFallsBack(jar());
    }

    private void assertFallsBack(Path jar) throws IOException {
        try (URLClassLoader server = serverWith(jar)) {
            UnavailableProviderException reason =
                    assertThrows(UnavailableProviderException.class, () -> CorrettoProvider.load(server));
            String message = String.valueOf(reason.getMessage());
            assertTrue(message.contains("Exception: ") || message.contains("Error: "), message);
            assertFalse(message.contains("self-test"), message);

            choose("auto", server);

            assertIsThePlatforms();
        }
    }

    private void assertIsThePlatforms() {
        assertNull(Security.getProvider(NAME));
        assertEquals("SunEC " + Runtime.version().feature(), Es256.platform().provider());
    }

    @SuppressWarnings("UnnecessaryAssignment") // No container here that would fill the fields.
    private void choose(String choice, ClassLoader loader) {
        int before = recorded.levels().size();
        startup.choice = choice;
        startup.log = recorded.log();
        startup.chooseWith(loader);
        assertEquals(Level.INFO, recorded.levels().get(before));
        assertEquals(before + 1, recorded.levels().size(), "one line");
    }

    private static boolean runsHere() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
    }

    /** A class loader as Payara's common one, which has the domain's libraries. */
    private static URLClassLoader serverWith(Path jar) throws IOException {
        return new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    }

    private static Path jar() throws IOException {
        for (String part : System.getProperty("java.class.path").split(":", -1)) {
            if (part.contains(NAME)) {
                return Path.of(part);
            }
        }
        throw new IOException("the provider's jar isn't among the tests' libraries");
    }

    private Path changedJar(byte[] library) throws IOException {
        Path changed = folder.resolve("changed.jar");
        try (JarFile original = new JarFile(jar().toFile(), false);
                OutputStream file = Files.newOutputStream(changed);
                JarOutputStream out = new JarOutputStream(file)) {
            Enumeration<JarEntry> entries = original.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                boolean isLibrary = entry.getName().endsWith(LIBRARY);
                if (entry.getName().startsWith("META-INF/") || (isLibrary && library == null)) {
                    continue;
                }
                out.putNextEntry(new JarEntry(entry.getName()));
                try (InputStream in = original.getInputStream(entry)) {
                    out.write(isLibrary ? library : in.readAllBytes());
                }
            }
        }
        return changed;
    }
}
