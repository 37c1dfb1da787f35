package com.keyri.web.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.keyri.web.rest.problem.UnreadableBodyException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BodyLimitTest {
    @Test
    void shouldReadAsMuchAsTheLimit() throws IOException {
        assertEquals(BodyLimit.MOST_BYTES, body(BodyLimit.MOST_BYTES).readAllBytes().length);
    }

    @Test
    void shouldFailAtTheFirstByteTooMany() {
        InputStream body = body(BodyLimit.MOST_BYTES + 1);

        UnreadableBodyException refusal = assertThrows(UnreadableBodyException.class, body::readAllBytes);
        assertEquals(413, refusal.kind().status());
    }

    @Test
    void shouldCountSkippedAndSingleBytes() throws IOException {
        InputStream body = body(BodyLimit.MOST_BYTES + 1);
        body.skipNBytes(BodyLimit.MOST_BYTES - 1);
        assertEquals(0, body.read());

        assertThrows(UnreadableBodyException.class, body::read);
    }

    @Test
    void shouldSkipNothingAtTheEndOrBackwards() throws IOException {
        InputStream body = body(3);

        assertEquals(0, body.skip(-1));
        assertEquals(3, body.skip(10));
        assertEquals(0, body.skip(10));
    }

    @Test
    void shouldNotWaitForEverForABodyThatTrickles() throws IOException {
        AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
        InputStream body = new BodyLimit.BoundedStream(new ByteArrayInputStream(new byte[10]), now::get);
        now.addAndGet(BodyLimit.MOST_TIME.toNanos());
        assertEquals(0, body.read());
        now.incrementAndGet();

        UnreadableBodyException refusal = assertThrows(UnreadableBodyException.class, body::read);
        assertEquals(408, refusal.kind().status());
    }

    @Test
    void shouldBlameTheCallerForABodyThatStops() {
        InputStream broken = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("Read timeout exceeded");
            }
        };

        InputStream body = new BodyLimit.BoundedStream(broken, () -> 0);

        UnreadableBodyException refusal = assertThrows(UnreadableBodyException.class, body::readAllBytes);
        assertEquals(408, refusal.kind().status());
    }

    private static InputStream body(int length) {
        return new BodyLimit.BoundedStream(new ByteArrayInputStream(new byte[length]), () -> 0);
    }
}
