package com.keyri.mail;

import com.keyri.log.StartRefusal;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the operator wants mails to go. A setting that makes no sense ends the start. */
@ApplicationScoped
public class MailSettings {
    @Inject
    @ConfigProperty(name = "keyri.mail.host")
    Optional<String> host;

    @Inject
    @ConfigProperty(name = "keyri.mail.port")
    Optional<Integer> port;

    @Inject
    @ConfigProperty(name = "keyri.mail.tls")
    String tls;

    @Inject
    @ConfigProperty(name = "keyri.mail.user")
    Optional<String> user;

    @Inject
    @ConfigProperty(name = "keyri.mail.password")
    Optional<String> password;

    @Inject
    @ConfigProperty(name = "keyri.mail.from")
    Optional<String> from;

    @Inject
    @ConfigProperty(name = "keyri.mail.truststore")
    Optional<String> authorities;

    @Inject
    @ConfigProperty(name = "keyri.mail.mailbox")
    boolean mailbox;

    @Inject
    @ConfigProperty(name = "keyri.public-url")
    String publicUrl;

    private Optional<SmtpServer> server = Optional.empty();

    @PostConstruct
    void read() {
        server = new Given(host, port, tls, user, password, from).server(publicUrl, authorities);
    }

    /** The mail server; empty where there is none. */
    Optional<SmtpServer> server() {
        return server;
    }

    /** Whether mails go to the local mailbox. */
    boolean hasMailbox() {
        return hasMailbox(mailbox, server);
    }

    /** Where it was asked for, and there is no mail server. */
    static boolean hasMailbox(boolean asked, Optional<SmtpServer> server) {
        return asked && server.isEmpty();
    }

    /** What the operator said about the mail server. */
    record Given(
            Optional<String> host,
            Optional<Integer> port,
            String tls,
            Optional<String> user,
            Optional<String> password,
            Optional<String> from) {

        /** The server that it means, which is greeted by the host of {@code publicUrl}. */
        Optional<SmtpServer> server(String publicUrl, Optional<String> authorities) {
            SmtpServer.Tls kind = SmtpServer.Tls.parse(tls);
            return host.map(name -> new SmtpServer(
                    name, port.orElse(kind.port()), kind, login(), sender(), greeting(publicUrl), authorities));
        }

        private InternetAddress sender() {
            return SmtpServer.from(from.orElseThrow(
                    () -> StartRefusal.because("keyri.mail.host is set, and keyri.mail.from isn't", null)));
        }

        private Optional<SmtpServer.Login> login() {
            if (user.isPresent() != password.isPresent()) {
                throw StartRefusal.because("keyri.mail.user and keyri.mail.password go together", null);
            }
            return user.flatMap(name -> password.map(secret -> new SmtpServer.Login(name, secret)));
        }

        private static String greeting(String publicUrl) {
            return URI.create(publicUrl).getHost();
        }

        @Override
        public String toString() {
            return "Given[" + host + ']';
        }
    }
}
