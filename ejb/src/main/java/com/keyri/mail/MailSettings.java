package com.keyri.mail;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
        SmtpServer.Tls kind = SmtpServer.Tls.parse(tls);
        server = host.map(name -> new SmtpServer(
                name,
                port.orElse(kind.port()),
                kind,
                login(),
                SmtpServer.from(from.orElseThrow(
                        () -> new IllegalStateException("keyri.mail.host is set, and keyri.mail.from isn't"))),
                URI.create(publicUrl).getHost(),
                authorities));
    }

    /** The mail server; empty where there is none. */
    Optional<SmtpServer> server() {
        return server;
    }

    /** Whether mails go to the local mailbox: where that was asked for, and there is no mail server. */
    boolean hasMailbox() {
        return mailbox && server.isEmpty();
    }

    private Optional<SmtpServer.Login> login() {
        if (user.isPresent() != password.isPresent()) {
            throw new IllegalStateException("keyri.mail.user and keyri.mail.password go together");
        }
        return user.map(name -> new SmtpServer.Login(name, password.orElseThrow()));
    }
}
