package com.keyri.notification;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.function.Predicate;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of one call: they connect only to addresses that are permitted, judged at the very moment of connecting,
 * so that no name server can show one address to the judge and another to the connection. They bring a bounded number
 * of bytes, and all end when this is closed, whatever is going on.
 */
final class JudgedSockets extends SSLSocketFactory implements AutoCloseable {
    /** A certificate chain and the head of an answer need a tenth of it. */
    private static final int MOST_BYTES = 256 * 1024;

    /** The address may not be called. */
    static final class NotPermittedException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final SSLSocketFactory delegate;
    private final Predicate<InetAddress> permitted;
    private @Nullable JudgedSocket current;
    private boolean closed;

    JudgedSockets(SSLSocketFactory delegate, Predicate<InetAddress> permitted) {
        this.delegate = delegate;
        this.permitted = permitted;
    }

    @Override
    public synchronized Socket createSocket() throws IOException {
        if (closed || current != null) {
            throw new SocketException("one connection, in time");
        }
        JudgedSocket fresh = new JudgedSocket(permitted);
        current = fresh;
        return fresh;
    }

    /** Puts TLS around a connected socket; the certificate has to be that host's. */
    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        if (!(socket instanceof JudgedSocket)) {
            throw new NotPermittedException();
        }
        SSLSocket secure = (SSLSocket) delegate.createSocket(socket, host, port, autoClose);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        return secure;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new NotPermittedException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        throw new NotPermittedException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw new NotPermittedException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        throw new NotPermittedException();
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return delegate.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return delegate.getSupportedCipherSuites();
    }

    /** Ends the connection at once, also for who is reading from it. */
    @Override
    public synchronized void close() {
        closed = true;
        if (current != null) {
            try {
                current.close();
            } catch (IOException e) {
                // It is over either way.
            }
        }
    }

    private static final class JudgedSocket extends Socket {
        private final Predicate<InetAddress> permitted;

        JudgedSocket(Predicate<InetAddress> permitted) {
            this.permitted = permitted;
        }

        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, 0);
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (endpoint instanceof InetSocketAddress named
                    && named.getAddress() != null
                    && !permitted.test(named.getAddress())) {
                throw new NotPermittedException();
            }
            super.connect(endpoint, timeout); // Refuses a name that has no address.
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new BoundedInput(super.getInputStream());
        }
    }

    private static final class BoundedInput extends FilterInputStream {
        private int left = MOST_BYTES;

        BoundedInput(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) throws IOException {
            left -= read;
            if (left < 0) {
                throw new IOException("too long an answer");
            }
        }
    }
}
