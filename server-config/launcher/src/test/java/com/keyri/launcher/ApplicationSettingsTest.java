package com.keyri.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.keyri.launcher.database.DatabaseAccess;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationSettingsTest {
    @TempDir
    Path temporary;

    @Test
    void shouldTellTheServerNothingOfTheRoleThatOwnsTheSchema() {
        DatabaseAccess database =
                new DatabaseAccess("jdbc:postgresql://db/keyri", "app", "app-pw", "owner", "owner-pw");
        Addresses addresses = new Addresses("keyri.localhost", "127.0.0.1", 8443, 8445, 8444);
        DataFolder data = DataFolder.open(temporary.resolve("data"));

        Map<String, String> environment =
                ApplicationSettings.environment(data, addresses, database, temporary.resolve("trusted.pem"));

        assertEquals("app-pw", environment.get("KEYRI_DATABASE_PASSWORD"));
        assertFalse(environment.containsValue("owner-pw"));
        assertFalse(environment.containsValue("owner"));
    }

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
