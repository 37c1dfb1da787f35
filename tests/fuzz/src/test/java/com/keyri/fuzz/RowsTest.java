package com.keyri.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowsTest {
    private final Map<String, Long> tables = new HashMap<>();
    private final Rows rows = new Rows(query -> tables.getOrDefault(query.substring(query.lastIndexOf('.') + 1), 0L));

    @Test
    void shouldFindEachRowThatWasGranted() {
        rows.answered("startSignIn", 201);
        rows.answered("startSignIn", 403);
        tables.put("sign_in", 1L);
        assertEquals(List.of(), rows.troubles());
    }

    @Test
    void shouldReportARowThatNobodyWasGranted() {
        rows.answered("startSignIn", 400);
        tables.put("sign_in", 1L);
        assertEquals(List.of("1 new rows in sign_in, where 0 to 0 were granted"), rows.troubles());
    }

    @Test
    void shouldReportARowThatIsMissing() {
        rows.answered("createOrganization", 201);
        assertEquals(List.of("0 new rows in organization, where 1 to 1 were granted"), rows.troubles());
    }

    @Test
    void shouldTakeARedemptionForAnAccessTokenOrAnIdToken() {
        rows.answered("redeem", 200);
        assertEquals(List.of(), rows.troubles());
        tables.put("access_token", 1L);
        assertEquals(List.of(), rows.troubles());
    }
}
