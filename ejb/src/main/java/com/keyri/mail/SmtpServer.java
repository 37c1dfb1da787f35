package com.keyri.mail;

import com.keyri.log.StartRefusal;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A mail server, and who we are to it.
 *
 * @param host the name that its certificate has to bear
 * @param from whom mails come from, for example {@code Keyri <no-reply@example.org>}
 * @param greeting the name with which we greet it
 * @param authorities a PEM file with further certificate authorities
 */
record SmtpServer(
        String host,
        int port,
        Tls tls,
        Optional<Login> login,
        InternetAddress from,
        String greeting,
        Optional<String> authorities) {

    /** How TLS begins (RFC 8314). Without it nothing is sent. */
    enum Tls {
        IMPLICIT(465),
        STARTTLS(587);

        private final int port;

        Tls(int port) {
            this.port = port;
        }

        int port() {
            return port;
        }

        static Tls parse(String text) {
            return Arrays.stream(values())
                    .filter(tls -> tls.name().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst()
                    .orElseThrow(() -> StartRefusal.because(
                            "keyri.mail.tls is implicit or starttls, and nothing else: mails aren't sent without TLS",
                            null));
        }
    }

    /** A name and a password at it. */
    record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[" + user + ']';
        }
    }

    static InternetAddress from(String text) {
        try {
            InternetAddress[] addresses = InternetAddress.parse(text, true);
            if (addresses.length == 1 && text.chars().noneMatch(Character::isISOControl)) {
                addresses[0].validate();
                return addresses[0];
            }
        } catch (AddressException e) {
            throw StartRefusal.because("keyri.mail.from isn't a mail address", e);
        }
        throw StartRefusal.because("keyri.mail.from isn't one mail address", null);
    }

    /** What stands after the @ of our address. */
    String domain() {
        String address = from.getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
