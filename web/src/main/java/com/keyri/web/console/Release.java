package com.keyri.web.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which release this is, as the build wrote it down. */
final class Release {
    static final String VERSION = read();

    private Release() {}

    private static String read() {
        try (InputStream in = Release.class.getResourceAsStream("/release.properties")) {
            if (in == null) {
                throw new IllegalStateException("The build left no release.properties");
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
