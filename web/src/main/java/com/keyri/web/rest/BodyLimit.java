package com.keyri.web.rest;

import com.keyri.web.rest.problem.ProblemKind;
import com.keyri.web.rest.problem.UnreadableBodyException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Takes at most 64 KiB of body, unless a method takes more, whatever its length is announced to be, or whether it is
 * announced at all; and waits for it for ten seconds at most, because a thread waits with it.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.HEADER_DECORATOR)
public class BodyLimit implements ContainerRequestFilter {
    static final int MOST_BYTES = 65_536;
    static final Duration MOST_TIME = Duration.ofSeconds(10);

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        int most = most();
        String announced = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (announced != null && (announced.length() > 9 || Integer.parseInt(announced) > most)) {
            throw tooLarge();
        }
        request.setEntityStream(new BoundedStream(request.getEntityStream(), System::nanoTime, most));
    }

    private int most() {
        return Optional.ofNullable(resource.getResourceMethod())
                .map(method -> method.getAnnotation(BodySize.class))
                .map(BodySize::value)
                .orElse(MOST_BYTES);
    }

    private static UnreadableBodyException tooLarge() {
        return new UnreadableBodyException(ProblemKind.CONTENT_TOO_LARGE);
    }

    private static UnreadableBodyException tooSlow() {
        return new UnreadableBodyException(ProblemKind.REQUEST_TIMEOUT);
    }

    /** Fails at the first byte too many, or too late, or where the caller stopped sending. */
    static final class BoundedStream extends FilterInputStream {
        private final LongSupplier nanoTime;
        private final long end;
        private final int most;
        private int left;

        /** {@code nanoTime} as {@link System#nanoTime()}. */
        BoundedStream(InputStream in, LongSupplier nanoTime) {
            this(in, nanoTime, MOST_BYTES);
        }

        BoundedStream(InputStream in, LongSupplier nanoTime, int most) {
            super(in);
            this.most = most;
            this.left = most;
            this.nanoTime = nanoTime;
            this.end = nanoTime.getAsLong() + MOST_TIME.toNanos();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (nanoTime.getAsLong() - end > 0) {
                throw tooSlow();
            }
            int count;
            try {
                count = super.read(buffer, offset, length);
            } catch (IOException e) {
                throw tooSlow();
            }
            if (count > left) {
                throw tooLarge();
            }
            left -= Math.max(0, count);
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            return Math.max(0, read(new byte[(int) Math.max(0, Math.min(count, most))]));
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
