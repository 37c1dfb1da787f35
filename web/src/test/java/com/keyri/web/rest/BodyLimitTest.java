package com.keyri.web.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.ws.rs.ClientErrorException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class BodyLimitTest {
    @Test
    void shouldReadAsMuchAsTheLimit() throws IOException {
        assertEquals(BodyLimit.MOST_BYTES, body(BodyLimit.MOST_BYTES).readAllBytes().length);
    }

    @Test
    void shouldFailAtTheFirstByteTooMany() {
        InputStream body = body(BodyLimit.MOST_BYTES + 1);

        assertEquals(
                413,
                assertThrows(Exception.class, body::readAllBytes) instanceof ClientErrorException e
                        ? e.getResponse().getStatus()
                        : -1);
    }

    @Test
    void shouldCountSkippedAndSingleBytes() throws IOException {
        InputStream body = body(BodyLimit.MOST_BYTES + 1);
        body.skipNBytes(BodyLimit.MOST_BYTES - 1);
        assertEquals(0, body.read());

        assertThrows(ClientErrorException.class, body::read);
    }

    private static InputStream body(int length) {
        return new BodyLimit.BoundedStream(new ByteArrayInputStream(new byte[length]));
    }
}
