package com.keyri.mail;

import com.keyri.log.StartRefusal;
import com.keyri.outbound.OutboundTrust;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * Hands mails to a mail server (RFC 5321): over TLS 1.2 or 1.3 with a certificate of its name or not at all, one
 * connection a mail, each step with a time-out.
 */
final class SmtpGateway implements MailGateway {
    /** Of each step. */
    static final Duration TIME_OUT = Duration.ofSeconds(10);

    private static final String YES = "true";

    private final SmtpServer server;
    private final InstantSource clock;
    private final Session session;

    SmtpGateway(SmtpServer server, InstantSource clock) {
        this.server = server;
        this.clock = clock;
        this.session = Session.getInstance(properties(server));
    }

    @Override
    public MailAttempt deliver(OutgoingMail mail) {
        try {
            MimeMessage message = SmtpMessage.of(session, server, mail, clock.instant());
            Address[] recipients = {new InternetAddress(mail.to().deliverable(), true)};
            return send(new SMTPTransport(session, null), message, recipients);
        } catch (MessagingException e) {
            return new MailAttempt(MailResult.UNREADABLE, "");
        }
    }

    private MailAttempt send(SMTPTransport transport, MimeMessage message, Address[] recipients) {
        try {
            connect(transport);
        } catch (MessagingException e) {
            close(transport);
            return new MailAttempt(whyNotConnected(e), SmtpReply.of(transport.getLastServerResponse()));
        }
        try {
            transport.sendMessage(message, recipients);
            return new MailAttempt(MailResult.DELIVERED, SmtpReply.of(transport.getLastServerResponse()));
        } catch (MessagingException e) {
            return whyNotSent(e);
        } finally {
            close(transport);
        }
    }

    private void connect(SMTPTransport transport) throws MessagingException {
        transport.connect(
                server.host(),
                server.port(),
                server.login().map(SmtpServer.Login::user).orElse(null),
                server.login().map(SmtpServer.Login::password).orElse(null));
    }

    private MailResult whyNotConnected(MessagingException failure) {
        if (failure instanceof AuthenticationFailedException) {
            return MailResult.AUTHENTICATION_REFUSED;
        }
        boolean isTls = false;
        boolean isConnection = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            isTls |= cause instanceof SSLException;
            isConnection |= cause instanceof IOException;
        }
        if (isTls || isConnection) {
            return isTls ? MailResult.NOT_SECURE : MailResult.NOT_REACHED;
        }
        // It spoke: refused with its first words, or knows no STARTTLS, or refused that.
        boolean isGreeting = String.valueOf(failure.getMessage()).contains("greeting");
        return isGreeting || server.tls() == SmtpServer.Tls.IMPLICIT ? MailResult.REFUSED : MailResult.NOT_SECURE;
    }

    private static MailAttempt whyNotSent(MessagingException failure) {
        String refused = "";
        for (Exception e = failure; e != null; e = next(e)) {
            if (e instanceof SMTPAddressFailedException recipient) {
                String reply = SmtpReply.of(recipient.getMessage());
                boolean isForGood = SmtpReply.isForGood(reply);
                return new MailAttempt(isForGood ? MailResult.RECIPIENT_REFUSED : MailResult.REFUSED, reply);
            }
            if (e instanceof SMTPSendFailedException sending) {
                refused = SmtpReply.of(sending.getMessage());
            }
        }
        return new MailAttempt(refused.isEmpty() ? MailResult.NOT_REACHED : MailResult.REFUSED, refused);
    }

    private static @Nullable Exception next(Exception e) {
        return e instanceof MessagingException chained ? chained.getNextException() : null;
    }

    private static void close(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // What the server has taken it has taken.
        }
    }

    private static Properties properties(SmtpServer server) {
        Properties properties = new Properties();
        boolean isImplicit = server.tls() == SmtpServer.Tls.IMPLICIT;
        set(properties, isImplicit ? "ssl.enable" : "starttls.enable", YES);
        if (!isImplicit) {
            set(properties, "starttls.required", YES);
        }
        set(properties, "ssl.checkserveridentity", YES);
        set(properties, "ssl.protocols", "TLSv1.3 TLSv1.2");
        set(properties, "ssl.socketFactory", factory(server.authorities()));
        set(properties, "socketFactory.fallback", "false");
        for (String step : List.of("connectiontimeout", "timeout", "writetimeout")) {
            set(properties, step, String.valueOf(TIME_OUT.toMillis()));
        }
        set(properties, "quitwait", "false");
        set(properties, "localhost", server.greeting());
        set(properties, "from", server.from().getAddress());
        set(properties, "auth", String.valueOf(server.login().isPresent()));
        set(properties, "auth.mechanisms", "PLAIN LOGIN");
        return properties;
    }

    private static void set(Properties properties, String name, Object value) {
        properties.put("mail.smtp." + name, value);
    }

    private static SSLSocketFactory factory(Optional<String> authorities) {
        try {
            return OutboundTrust.context(authorities).getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw StartRefusal.because("keyri.mail.truststore can't be read", e);
        }
    }
}
