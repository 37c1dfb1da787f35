package com.keyri.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ApplicationSettingsTest {
    @Test
    void shouldPassOnSettingsOfTheApplicationAndNoSecretOfTheLauncher() {
        Map<String, String> own = Map.of(
                "KEYRI_HTTP_TRUSTED_PROXIES", "10.0.0.0/8",
                "KEYRI_DATABASE_OWNER_PASSWORD", "a",
                "KEYRI_CERTIFICATE_PASSWORD", "b",
                "KEYRI_JAVA_OPTIONS", "-Xmx2g",
                "KEYRI_DATA", "/somewhere",
                "PGPASSWORD", "c",
                "AWS_SECRET_ACCESS_KEY", "d",
                "PATH", "/bin");

        assertEquals(Map.of("KEYRI_HTTP_TRUSTED_PROXIES", "10.0.0.0/8"), ApplicationSettings.given(own));
    }
}
