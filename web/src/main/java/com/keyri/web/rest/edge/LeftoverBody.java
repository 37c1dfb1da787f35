package com.keyri.web.rest.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Reads what a refused call over HTTP/2 still sends, within limits. The container neither takes nor stops it, and
 * clients that send their whole body before they look at the answer would wait for ever. (Over HTTP/1.1 the container
 * does this.)
 */
public class LeftoverBody extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** What a client may send over HTTP/2 before anybody reads it. */
    private static final int WINDOW_BYTES = 65_535;

    private static final int MOST_BYTES = 4 * 1_048_576;
    private static final long MOST_NANOSECONDS = Duration.ofSeconds(2).toNanos();

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
        if (request.getProtocol().equals("HTTP/2.0") && mayBeWaiting(request)) {
            drain(request.getInputStream());
        }
    }

    private static boolean mayBeWaiting(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        return length > WINDOW_BYTES || (length < 0 && !request.getMethod().equals("GET"));
    }

    private static void drain(InputStream body) {
        long end = System.nanoTime() + MOST_NANOSECONDS;
        byte[] buffer = new byte[16_384];
        int taken = 0;
        try {
            int count = body.read(buffer);
            while (count >= 0 && taken < MOST_BYTES && System.nanoTime() - end < 0) {
                taken += count;
                count = body.read(buffer);
            }
        } catch (IOException e) {
            return; // The caller has gone, or everything was taken already.
        }
    }
}
