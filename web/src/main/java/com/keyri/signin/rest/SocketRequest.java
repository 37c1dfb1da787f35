package com.keyri.signin.rest;

import com.keyri.web.rest.edge.TcpConnection;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.io.IOException;

/** A handshake whose connection, once it is a socket, never carries a request again; see {@link SocketUpgrade}. */
final class SocketRequest extends HttpServletRequestWrapper {
    private final TcpConnection connection;

    SocketRequest(HttpServletRequest request, TcpConnection connection) {
        super(request);
        this.connection = connection;
    }

    @Override
    public <T extends HttpUpgradeHandler> T upgrade(Class<T> type) throws IOException, ServletException {
        T handler;
        try {
            handler = type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new ServletException(e);
        }
        super.upgrade(SocketUpgrade.class).serve(handler, connection::close, connection::onClosed);
        return handler;
    }

    /** The address: for each handshake the container would ask the system for the name that belongs to it. */
    @Override
    public String getLocalName() {
        return getLocalAddr();
    }
}
