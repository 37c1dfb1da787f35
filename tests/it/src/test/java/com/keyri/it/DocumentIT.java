package com.keyri.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.keyri.test.Answer;
import com.keyri.test.Keyri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What anyone may read. */
@ExtendWith(RunningEar.class)
class DocumentIT {
    @Test
    void shouldPublishItsTokenKeys(Keyri keyri) {
        Answer answer = keyri.get("/.well-known/jwks.json").send().is(200);
        assertEquals("*", answer.header("Access-Control-Allow-Origin"));
    }
}
