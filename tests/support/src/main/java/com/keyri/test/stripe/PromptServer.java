package com.keyri.test.stripe;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * The JDK's HTTP server without its habit of waiting with the second part of each answer until the caller has
 * acknowledged the first, which the caller's system does after 40 ms.
 */
final class PromptServer {
    static {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // Read when the first server is made.
    }

    private PromptServer() {}

    /** One on a free port of this machine, not yet started. */
    static HttpServer create() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
