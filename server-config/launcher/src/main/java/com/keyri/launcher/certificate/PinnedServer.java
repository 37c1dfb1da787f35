package com.keyri.launcher.certificate;

import com.keyri.launcher.LaunchException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts exactly one certificate: the one that the launcher gave to its own server. It reaches that server at an
 * address, so the names in the certificate say nothing; the certificate itself says all.
 */
public final class PinnedServer extends X509ExtendedTrustManager {
    private final X509Certificate expected;

    private PinnedServer(X509Certificate expected) {
        this.expected = expected;
    }

    /** A TLS context for connections to the server with that certificate, and to no other. */
    public static SSLContext context(X509Certificate expected) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new PinnedServer(expected)}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new LaunchException("This Java has no TLS: install a complete JDK 17 or newer.", e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        if (!expected.equals(chain[0])) {
            throw new CertificateException("not the certificate that this server was given");
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("only a server is expected");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
