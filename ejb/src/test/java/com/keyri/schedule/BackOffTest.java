package com.keyri.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {
    @ParameterizedTest
    @CsvSource({"1, PT2S", "2, PT4S", "5, PT32S", "11, PT2048S", "12, PT1H", "13, PT1H", "1000000, PT1H"})
    void shouldDoubleUpToAnHour(int attempts, Duration pause) {
        assertEquals(pause, BackOff.after(attempts));
    }
}
