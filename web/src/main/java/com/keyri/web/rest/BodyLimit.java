package com.keyri.web.rest;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Takes at most 64 KiB of body, whatever its length is announced to be, or whether it is announced at all. */
@Provider
@ApplicationScoped
@Priority(Priorities.HEADER_DECORATOR)
public class BodyLimit implements ContainerRequestFilter {
    static final int MOST_BYTES = 65_536;

    @Override
    public void filter(ContainerRequestContext request) {
        String announced = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (announced != null && (announced.length() > 9 || Integer.parseInt(announced) > MOST_BYTES)) {
            throw tooLarge();
        }
        request.setEntityStream(new BoundedStream(request.getEntityStream()));
    }

    private static ClientErrorException tooLarge() {
        return new ClientErrorException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
    }

    /** Fails at the first byte too many. */
    static final class BoundedStream extends FilterInputStream {
        private int left = MOST_BYTES;

        BoundedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            if (octet >= 0) {
                spend(1);
            }
            return octet;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            spend(Math.max(0, count));
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = super.skip(count);
            spend(skipped);
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void spend(long count) {
            if (count > left) {
                throw tooLarge();
            }
            left -= (int) count;
        }
    }
}
