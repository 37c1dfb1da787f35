package com.keyri.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GridPlanTest {
    @Test
    void shouldSayWhereItListensAndWhereTheOthersDo() {
        assertEquals(
                Map.of(
                        "KEYRI_DOMAIN_GRID_ENABLED", "true",
                        "KEYRI_DOMAIN_GRID_ADDRESS", "10.0.0.1",
                        "KEYRI_DOMAIN_GRID_PORT", "8446",
                        "KEYRI_DOMAIN_GRID_MEMBERS", "10.0.0.1:8446,10.0.0.2:8446"),
                GridPlan.parse("10.0.0.1:8446", "10.0.0.1:8446,10.0.0.2:8446").environment());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0:8446",
                "203.0.113.7:8446",
                "172.32.0.1:8446",
                "192.169.0.1:8446",
                "10.0.0.1",
                "10.0.0.1:0",
                "10.0.0.1:65536",
                "node.example.org:8446",
                ""
            })
    void shouldRefusePlacesThatAreNotOnAPrivateNetwork(String place) {
        assertThrows(LaunchException.class, () -> GridPlan.parse(place, "10.0.0.1:8446"));
        assertThrows(LaunchException.class, () -> GridPlan.parse("10.0.0.1:8446", "10.0.0.2:8446," + place));
    }
}
