package com.keyri.fuzz.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * The way to a server of this machine.
 *
 * @param trust whom to believe that it is the server
 * @param url its address
 * @param patience how long it may be silent
 */
public record Wire(SSLContext trust, URI url, Duration patience) {
    /** Its name and port, as a request names them. */
    public String authority() {
        return url.getAuthority();
    }

    /** A new connection, the handshake of TLS done. */
    public Socket connect() throws IOException {
        Socket plain = new Socket(InetAddress.getLoopbackAddress(), url.getPort());
        plain.setTcpNoDelay(true);
        plain.setSoTimeout(Math.toIntExact(patience.toMillis()));
        return trust.getSocketFactory().createSocket(plain, url.getHost(), url.getPort(), true);
    }

    /** A caller that keeps its connection as long as the server does. */
    public Connection caller() {
        return new Connection(this);
    }
}
