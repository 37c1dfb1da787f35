package com.keyri.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** No file of the repository holds a secret: by gitleaks' rules where they are at hand, and always by our own. */
class SecretScanTest {
    private static final Path GITLEAKS = RepositoryFiles.VECTORS.resolve("secrets/gitleaks.toml");
    private static final Path OWN = RepositoryFiles.ROOT.resolve("build/secrets/keyri.toml");

    @Test
    void shouldFindNoSecretOfOursInTheRepository() {
        assertEquals(List.of(), secretsIn(trackedFiles(), SecretRules.read(OWN)));
    }

    @Test
    void shouldFindNoSecretByGitleaksInTheRepository() {
        assertEquals(List.of(), secretsIn(trackedFiles(), gitleaks().leavingOutWhat(SecretRules.read(OWN))));
    }

    @Test
    void shouldFindAPlantedApiKeyOfOurs() {
        String key = "keyri" + "_sk_" + "x7Kp-2Qm9_".repeat(5).substring(0, 43);

        assertEquals(List.of("keyri-api-key"), rulesThatFind(SecretRules.read(OWN), "apiKey: " + key));
    }

    @Test
    void shouldFindAPlantedStripeKey() {
        String key = "sk" + "_live_" + "51H8xYzKq3vW9bTn7RfPdLm2C";

        assertTrue(rulesThatFind(gitleaks(), "stripe: \"" + key + "\"\n").contains("stripe-access-token"));
    }

    @Test
    void shouldFindAPlantedPrivateKey() {
        String line = "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg".concat("\n");
        String pem = "-----BEGIN " + "PRIVATE KEY-----\n" + line.repeat(3) + "-----END " + "PRIVATE KEY-----\n";

        assertTrue(rulesThatFind(gitleaks(), pem).contains("private-key"));
    }

    @Test
    void shouldFindAPlantedCloudKeyAndAPlantedPassword() {
        String cloud = "aws = AKIA" + "Z3MQ7XK2VJ5LWPNR" + "\n";
        String password = "password = \"" + "hT9$kLq2".replace('$', 'x') + "Zr7Wm4Vb\"\n";

        assertTrue(rulesThatFind(gitleaks(), cloud).contains("aws-access-token"));
        assertTrue(rulesThatFind(gitleaks(), password).contains("generic-api-key"));
    }

    @Test
    void shouldFindAPkcs12FileByItsName() {
        assertEquals(
                List.of(new LeakedSecret("pkcs12-file", "server-config/keys.p12", 0)),
                gitleaks().search("server-config/keys.p12", ""));
    }

    @Test
    void shouldLeaveAloneWhatOnlyLooksLikeASecret() {
        SecretRules rules = gitleaks();

        assertEquals(List.of(), rulesThatFind(rules, "password = \"changeme\"\n"), "too little entropy");
        assertEquals(List.of(), rulesThatFind(rules, "apiKey = \"${KEYRI_API_KEY}\"\n"), "a placeholder");
        assertEquals(List.of(), rulesThatFind(rules, "keystore_password: ****************\n"), "stars");
    }

    @Test
    void shouldReadEveryRuleOfGitleaks() {
        assertEquals(222, gitleaks().size());
    }

    @Test
    void shouldTellWhereASecretStandsButNeverTheSecret() {
        String key = "keyri" + "_sk_" + "x7Kp-2Qm9_".repeat(5).substring(0, 43);

        LeakedSecret found = SecretRules.read(OWN)
                .search("a.txt", "one\ntwo " + key + "\nthree\n")
                .get(0);

        assertEquals(2, found.line());
        assertFalse(found.toString().contains(key));
    }

    private static List<String> rulesThatFind(SecretRules rules, String text) {
        return rules.search("planted.txt", text).stream()
                .map(LeakedSecret::rule)
                .toList();
    }

    private static List<LeakedSecret> secretsIn(List<String> files, SecretRules rules) {
        return files.parallelStream()
                .flatMap(file -> rules.search(file, RepositoryFiles.textOf(file)).stream())
                .toList();
    }

    private static List<String> trackedFiles() {
        Optional<List<String>> files = RepositoryFiles.tracked();
        assumeTrue(files.isPresent(), "not run: this is no git checkout");
        return files.orElseThrow();
    }

    private static SecretRules gitleaks() {
        assumeTrue(Files.isRegularFile(GITLEAKS), "not run: there is no " + GITLEAKS);
        return SecretRules.read(GITLEAKS);
    }
}
