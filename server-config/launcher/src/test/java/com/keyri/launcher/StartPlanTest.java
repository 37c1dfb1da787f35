package com.keyri.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartPlanTest {
    private static final Installation INSTALLATION = new Installation(Path.of("/opt/keyri"));

    @Test
    void shouldListenOnThisMachineOnlyUnlessToldOtherwise() {
        StartPlan plan = parse();

        assertEquals("127.0.0.1", plan.addresses().listen());
        assertEquals("https://keyri.localhost:8443", plan.addresses().publicUrl());
        assertEquals("https://auth.keyri.localhost:8443", plan.addresses().authenticatorUrl());
        assertEquals("https://shop.keyri.localhost:8444", plan.addresses().shopUrl());
        assertEquals(Path.of("/opt/keyri/.keyri"), plan.data());
        assertTrue(plan.demo());
        assertEquals(
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                plan.server().javaOptions());
        assertFalse(plan.server().micro());
        assertEquals(Optional.empty(), plan.server().admin());
    }

    @Test
    void shouldPutTheAuthenticatorAndTheShopBelowTheGivenHost() {
        Addresses addresses = parse("--host", "login.example.org", "--port", "443", "--shop-port", "9443")
                .addresses();

        assertEquals("https://login.example.org", addresses.publicUrl());
        assertEquals("https://auth.login.example.org", addresses.authenticatorUrl());
        assertEquals("https://shop.login.example.org:9443", addresses.shopUrl());
        assertFalse(addresses.isDevelopment());
        assertEquals(List.of(), parse("--host", "login.example.org").server().javaOptions());
        assertTrue(addresses.hosts().contains("auth.login.example.org"));
    }

    @Test
    void shouldBeCalledByTheBalancersPort() {
        Addresses addresses = parse("--host", "login.example.org", "--port", "8443", "--public-port", "443")
                .addresses();

        assertEquals("https://login.example.org", addresses.publicUrl());
        assertEquals("https://auth.login.example.org", addresses.authenticatorUrl());
        assertEquals(8443, addresses.publicPort());
    }

    @Test
    void shouldJoinWithoutADemoOnTheDatabaseThatIsNamed() {
        StartPlan plan = parse("--join", "/srv/first", "--data", "/srv/own", "--database", "postgresql://db/keyri");

        assertFalse(plan.demo());
        assertEquals(Optional.of(new Joining(Path.of("/srv/first"))), plan.joining());
        assertEquals(Optional.of("postgresql://db/keyri"), plan.server().database());
        assertEquals(Optional.empty(), plan.server().databaseAuthority());
    }

    @Test
    void shouldHaveAMailboxOnNamesOfThisMachineOnly() {
        assertEquals("true", parse().server().settings().get("KEYRI_MAIL_MAILBOX"));
        assertEquals("true", parse("--no-demo").server().settings().get("KEYRI_MAIL_MAILBOX"));
        for (StartPlan plan :
                List.of(parse("--host", "login.example.org"), parse("--certificate", "/etc/keyri/certificate.pem"))) {
            assertFalse(plan.server().settings().containsKey("KEYRI_MAIL_MAILBOX"));
        }
    }

    @Test
    void shouldHaveNoGridUnlessBothSidesOfItAreNamed() {
        assertFalse(parse().server().settings().containsKey("KEYRI_DOMAIN_GRID_ENABLED"));
        assertEquals(
                "10.0.0.1:8446,10.0.0.2:8446",
                parse("--grid", "10.0.0.1:8446", "--grid-members", "10.0.0.1:8446,10.0.0.2:8446")
                        .server()
                        .settings()
                        .get("KEYRI_DOMAIN_GRID_MEMBERS"));
        assertThrows(LaunchException.class, () -> parse("--grid", "10.0.0.1:8446"));
        assertThrows(LaunchException.class, () -> parse("--grid-members", "10.0.0.1:8446"));
        assertThrows(
                LaunchException.class,
                () -> parse("--micro", "--grid", "10.0.0.1:8446", "--grid-members", "10.0.0.1:8446"));
    }

    @Test
    void shouldLetApplicationsLieInsideTheNetworkForTheLocalDemoOnly() {
        assertEquals("true", parse().server().settings().get("KEYRI_OUTBOUND_ALLOW_PRIVATE"));
        for (StartPlan plan : List.of(
                parse("--no-demo"),
                parse("--host", "login.example.org"),
                parse("--no-demo", "--host", "a.localhost"))) {
            assertFalse(plan.server().settings().containsKey("KEYRI_OUTBOUND_ALLOW_PRIVATE"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "Keyri.example", "keyri..example", "-a.example", "a b.example", "a.example/x", ""})
    void shouldRefuseAHostThatNoCertificateOrPasskeyCanCarry(String host) {
        assertThrows(LaunchException.class, () -> parse("--host=" + host));
    }

    @Test
    void shouldRefuseWordsThatMeanNothing() {
        LaunchException refusal = assertThrows(LaunchException.class, () -> parse("now"));
        assertTrue(String.valueOf(refusal.getMessage()).startsWith("'now' means nothing to start"));
    }

    @Test
    void shouldRefuseAPlaceDatabaseThatIsNotThere() {
        assertThrows(LaunchException.class, () -> parse("--place-database", "/nowhere/city.mmdb"));
    }

    private static StartPlan parse(String... words) {
        return StartPlan.parse(INSTALLATION, List.of(words));
    }
}
