package com.keyri.mail;

import com.keyri.wiring.TestCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * SubEtha SMTP, which begins in plain text: with STARTTLS, where it has a certificate. Refuses what a test tells it to.
 */
final class StartTlsServer implements AutoCloseable {
    final List<String> senders = new CopyOnWriteArrayList<>();
    final List<String> recipients = new CopyOnWriteArrayList<>();
    final List<byte[]> mails = new CopyOnWriteArrayList<>();

    volatile @Nullable RejectException atRecipient;
    volatile @Nullable RejectException atContent;

    private final SMTPServer server;

    StartTlsServer(Optional<TestCertificate> certificate) {
        SMTPServer.Builder builder = new SMTPServer.Builder()
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .port(0)
                .messageHandlerFactory(Keeping::new);
        certificate.ifPresent(identity -> builder.enableTLS().requireTLS().startTlsSocketFactory(identity.context()));
        server = builder.build();
        server.start();
    }

    int port() {
        return server.getPortAllocated();
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Keeping implements MessageHandler {
        Keeping(MessageContext context) {}

        @Override
        public void from(String sender) {
            senders.add(sender);
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            if (atRecipient != null) {
                throw atRecipient;
            }
            recipients.add(recipient);
        }

        @Override
        public String data(InputStream in) throws RejectException, IOException {
            byte[] content = in.readAllBytes();
            if (atContent != null) {
                throw atContent;
            }
            mails.add(content);
            return "2.0.0 Ok: queued as 4XyZ1";
        }

        @Override
        public void done() {}
    }

    static InputStream stream(byte[] content) {
        return new ByteArrayInputStream(content);
    }
}
