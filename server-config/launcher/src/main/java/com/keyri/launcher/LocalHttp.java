package com.keyri.launcher;

import com.keyri.launcher.certificate.PinnedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Duration;

/**
 * Speaks to our own server at its address, under its public name: the name needn't resolve on this machine, and the
 * certificate must be the very one that the server was given.
 */
public final class LocalHttp {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static {
        prepare();
    }

    private final HttpClient client;
    private final String address;
    private final String authority;

    /**
     * Lets clients of this program say for which host a request is. Java reads that once, when the first client is
     * made: whoever makes others before calls this first.
     */
    public static void prepare() {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host"); // There is no other way to say it.
    }

    /**
     * A client for one listener.
     *
     * @param certificate the listener's certificate
     * @param address where it listens, for example {@code 127.0.0.1:8443}
     * @param authority its public name and port, for example {@code keyri.localhost:8443}
     */
    public LocalHttp(X509Certificate certificate, String address, String authority) {
        this.client = HttpClient.newBuilder()
                .sslContext(PinnedServer.context(certificate))
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        this.address = address;
        this.authority = authority;
    }

    /**
     * A client for a listener of this machine.
     *
     * @param certificate the listener's certificate
     * @param address the address at which it is reached
     * @param url its public address
     */
    public static LocalHttp to(X509Certificate certificate, String address, String url) {
        URI publicUrl = URI.create(url);
        int port = publicUrl.getPort() < 0 ? 443 : publicUrl.getPort();
        return new LocalHttp(certificate, address + ":" + port, publicUrl.getRawAuthority());
    }

    /**
     * A client for the platform's public listener, whatever stands in front of it.
     *
     * @param certificate the listener's certificate
     * @param addresses where it listens and what it is called
     */
    static LocalHttp to(X509Certificate certificate, Addresses addresses) {
        return new LocalHttp(
                certificate,
                addresses.reachable() + ":" + addresses.publicPort(),
                URI.create(addresses.publicUrl()).getRawAuthority());
    }

    /** A request for {@code path}; the method is still to be chosen. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://" + address + path))
                .timeout(PATIENCE)
                .header("Host", authority);
    }

    /** Sends it. */
    public HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Waits until {@code path} answers {@code 200}; false where it doesn't in that time. */
    public boolean awaitOk(String path, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                if (send(request(path).GET().build()).statusCode() == 200) {
                    return true;
                }
            } catch (IOException e) {
                // not yet
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }
}
