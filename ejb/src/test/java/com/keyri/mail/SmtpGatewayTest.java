package com.keyri.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.keyri.mail.model.MailAddress;
import com.keyri.mail.model.MailId;
import com.keyri.wiring.TestCertificate;
import com.keyri.wiring.TestClock;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.subethamail.smtp.RejectException;

/**
 * Against real servers: GreenMail with implicit TLS, SubEtha with STARTTLS and without, and some that do as they like.
 */
class SmtpGatewayTest {
    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
    private static final MailAddress ADA = new MailAddress("Ada@bücher.example");
    private static final MailText TEXT =
            new MailText("Grüße von Keyri", "Hello Ada,\n\ngrüße\n", "<p>Hello <b>Ada</b>, gr\u00fc\u00dfe</p>");
    private static final Duration AT_ONCE = Duration.ofSeconds(8);

    private static TestCertificate ours;
    private static TestCertificate foreign;
    private static GreenMail implicit;

    private final OutgoingMail mail = new OutgoingMail(MailId.at(NOW), ADA, TEXT);

    @BeforeAll
    static void start(@TempDir Path folder) {
        ours = new TestCertificate(folder, "localhost");
        foreign = new TestCertificate(folder, "mail.example");
        System.setProperty("greenmail.tls.keystore.file", ours.keys());
        System.setProperty("greenmail.tls.keystore.password", TestCertificate.PASSWORD);
        implicit = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        implicit.start();
        implicit.setUser("keyri", "keyri", "open sesame");
    }

    @AfterAll
    static void stop() {
        implicit.stop();
    }

    @Test
    void shouldDeliverOverImplicitTls() throws MessagingException, IOException {
        MailAttempt attempt = toImplicit(Optional.empty(), Optional.of(ours)).deliver(mail);

        assertEquals(MailResult.DELIVERED, attempt.result());
        assertEquals("250", attempt.reply());
        MimeMessage received = received("ada@xn--bcher-kva.example");
        assertEquals("Grüße von Keyri", received.getSubject());
        assertEquals("Keyri <no-reply@keyri.example>", received.getFrom()[0].toString());
        assertEquals("Ada@xn--bcher-kva.example", received.getRecipients(Message.RecipientType.TO)[0].toString());
        assertEquals(1, received.getAllRecipients().length);
        assertEquals("auto-generated", received.getHeader("Auto-Submitted", null));
        assertEquals(Date.from(NOW), received.getSentDate());
        assertEquals('<' + mail.id().toString() + "@keyri.example>", received.getMessageID());
        Multipart parts = (Multipart) received.getContent();
        assertTrue(parts.getContentType().startsWith("multipart/alternative"));
        assertEquals("text/plain", type(parts.getBodyPart(0)));
        assertEquals(TEXT.text(), parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n"));
        assertEquals("text/html", type(parts.getBodyPart(1)));
        assertEquals(TEXT.html(), parts.getBodyPart(1).getContent());
    }

    @Test
    void shouldSayItsNameAndPassword() {
        SmtpServer.Login right = new SmtpServer.Login("keyri", "open sesame");
        SmtpServer.Login wrong = new SmtpServer.Login("keyri", "open barley");

        assertEquals(
                MailResult.DELIVERED,
                toImplicit(Optional.of(right), Optional.of(ours)).deliver(mail).result());
        assertEquals(
                MailResult.AUTHENTICATION_REFUSED,
                toImplicit(Optional.of(wrong), Optional.of(ours)).deliver(mail).result());
    }

    @Test
    void shouldDeliverOverStartTls() throws MessagingException, IOException {
        try (StartTlsServer server = new StartTlsServer(Optional.of(ours))) {
            MailAttempt attempt = toStartTls(server.port(), Optional.of(ours)).deliver(mail);

            assertEquals(new MailAttempt(MailResult.DELIVERED, "250 2.0.0 queued as 4XyZ1"), attempt);
            assertEquals(List.of("no-reply@keyri.example"), server.senders);
            assertEquals(List.of("Ada@xn--bcher-kva.example"), server.recipients);
            MimeMessage received =
                    new MimeMessage(Session.getInstance(new Properties()), StartTlsServer.stream(server.mails.get(0)));
            assertEquals("Grüße von Keyri", received.getSubject());
            assertNull(received.getHeader("Bcc"));
        }
    }

    @Test
    void shouldRepeatAMailUnderTheSameId() {
        try (StartTlsServer server = new StartTlsServer(Optional.of(ours))) {
            SmtpGateway gateway = toStartTls(server.port(), Optional.of(ours));
            gateway.deliver(mail);
            gateway.deliver(mail);

            assertEquals(2, server.mails.size());
            String id = '<' + mail.id().toString() + "@keyri.example>";
            assertEquals(List.of(id, id), List.of(messageId(server, 0), messageId(server, 1)));
        }
    }

    @Test
    void shouldTellAPlainServerNothing() throws IOException {
        SmtpServer.Login login = new SmtpServer.Login("keyri", "open sesame");
        try (PlainServer server = new PlainServer()) {
            MailAttempt attempt = new SmtpGateway(
                            server(server.port(), SmtpServer.Tls.STARTTLS, Optional.of(login), Optional.of(ours)),
                            new TestClock(NOW))
                    .deliver(mail);

            assertEquals(MailResult.NOT_SECURE, attempt.result());
            assertTrue(Set.of("EHLO keyri.localhost", "QUIT").containsAll(server.heard), server.heard.toString());
        }
        try (StartTlsServer server = new StartTlsServer(Optional.empty())) {
            assertEquals(
                    MailResult.NOT_SECURE,
                    toStartTls(server.port(), Optional.of(ours)).deliver(mail).result());
            assertEquals(List.of(), server.senders);
        }
    }

    /** A man in the middle who takes STARTTLS out of the answer, or says that it doesn't work just now. */
    @Test
    void shouldTellNothingWhereStartTlsIsRefused() throws IOException {
        try (PlainServer server = new PlainServer("220 plain.example", line -> {
            return line.startsWith("EHLO")
                    ? "250-plain.example\r\n250 STARTTLS"
                    : line.equals("STARTTLS") ? "454 4.7.0 not now" : "250 OK";
        })) {
            assertEquals(
                    MailResult.NOT_SECURE,
                    toStartTls(server.port(), Optional.of(ours)).deliver(mail).result());
            assertTrue(
                    Set.of("EHLO keyri.localhost", "STARTTLS", "QUIT").containsAll(server.heard),
                    server.heard.toString());
        }
    }

    @Test
    void shouldNotSpeakPlainlyWhereTlsIsImplicit() throws IOException {
        try (PlainServer server = new PlainServer()) {
            SmtpServer settings = server(server.port(), SmtpServer.Tls.IMPLICIT, Optional.empty(), Optional.of(ours));

            assertEquals(
                    MailResult.NOT_SECURE,
                    new SmtpGateway(settings, new TestClock(NOW)).deliver(mail).result());
            assertTrue(server.heard.stream().noneMatch(line -> line.contains("EHLO")), server.heard.toString());
        }
    }

    @Test
    void shouldRefuseACertificateOfAnotherName() {
        try (StartTlsServer server = new StartTlsServer(Optional.of(foreign))) {
            assertEquals(
                    MailResult.NOT_SECURE,
                    toStartTls(server.port(), Optional.of(foreign))
                            .deliver(mail)
                            .result());
            assertEquals(List.of(), server.senders);
        }
        assertEquals(
                MailResult.NOT_SECURE,
                new SmtpGateway(
                                new SmtpServer(
                                        "127.0.0.1",
                                        implicit.getSmtps().getPort(),
                                        SmtpServer.Tls.IMPLICIT,
                                        Optional.empty(),
                                        SmtpServer.from("no-reply@keyri.example"),
                                        "keyri.localhost",
                                        Optional.of(ours.authority())),
                                new TestClock(NOW))
                        .deliver(mail)
                        .result());
    }

    @Test
    void shouldRefuseACertificateOfAnAuthorityThatNobodyTrusts() {
        try (StartTlsServer server = new StartTlsServer(Optional.of(ours))) {
            for (Optional<TestCertificate> trusted : List.of(Optional.<TestCertificate>empty(), Optional.of(foreign))) {
                assertEquals(
                        MailResult.NOT_SECURE,
                        toStartTls(server.port(), trusted).deliver(mail).result());
                assertEquals(
                        MailResult.NOT_SECURE,
                        toImplicit(Optional.empty(), trusted).deliver(mail).result());
            }
            assertEquals(List.of(), server.senders);
        }
    }

    @Test
    void shouldOfferNoTlsBefore12() throws IOException, InterruptedException, ExecutionException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Set<Integer>> offered = CompletableFuture.supplyAsync(() -> offeredVersions(server));
            SmtpServer settings =
                    server(server.getLocalPort(), SmtpServer.Tls.IMPLICIT, Optional.empty(), Optional.of(ours));

            assertFalse(
                    new SmtpGateway(settings, new TestClock(NOW)).deliver(mail).result() == MailResult.DELIVERED);
            assertEquals(Set.of(0x0303, 0x0304), offered.get());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "550, 5.1.1 no such user <Ada@xn--bcher-kva.example>, RECIPIENT_REFUSED, 550 5.1.1",
        "553, mailbox name not allowed, RECIPIENT_REFUSED, 553",
        "554, 5.7.1 relaying denied, REFUSED, 554 5.7.1",
        "530, 5.7.0 authentication required, REFUSED, 530 5.7.0",
        "450, 4.2.1 try again for Ada@xn--bcher-kva.example, REFUSED, 450 4.2.1",
        "451, greylisted, REFUSED, 451",
        "452, 4.2.2 mailbox full, REFUSED, 452 4.2.2",
    })
    void shouldGiveUpOnlyWhatIsRefusedForGood(int code, String words, MailResult result, String kept) {
        try (StartTlsServer server = new StartTlsServer(Optional.of(ours))) {
            server.atRecipient = new RejectException(code, words);

            assertEquals(
                    new MailAttempt(result, kept),
                    toStartTls(server.port(), Optional.of(ours)).deliver(mail));
            assertEquals(List.of(), server.mails);
        }
    }

    @ParameterizedTest
    @CsvSource({"451, 4.3.0 later, 451 4.3.0", "554, 5.6.0 http://evil.example?secret looks like spam, 554 5.6.0"})
    void shouldTryAgainWhatIsRefusedForItsContent(int code, String words, String kept) {
        try (StartTlsServer server = new StartTlsServer(Optional.of(ours))) {
            server.atContent = new RejectException(code, words);

            assertEquals(
                    new MailAttempt(MailResult.REFUSED, kept),
                    toStartTls(server.port(), Optional.of(ours)).deliver(mail));
        }
    }

    @Test
    void shouldTryAgainWhereTheServerIsBusyOrAway() throws IOException {
        try (PlainServer server = new PlainServer("421 4.3.2 too busy", line -> "221 bye")) {
            assertEquals(
                    MailResult.REFUSED,
                    toStartTls(server.port(), Optional.of(ours)).deliver(mail).result());
        }
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertEquals(
                new MailAttempt(MailResult.NOT_REACHED, ""),
                toStartTls(port, Optional.of(ours)).deliver(mail));
    }

    @Test
    void shouldNotWaitForEverForAServerThatSaysNothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            long start = System.nanoTime();

            assertEquals(
                    MailResult.NOT_REACHED,
                    toStartTls(silent.getLocalPort(), Optional.of(ours))
                            .deliver(mail)
                            .result());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            assertTrue(took.compareTo(SmtpGateway.TIME_OUT.plus(AT_ONCE)) < 0, took.toString());
        }
    }

    private static SmtpGateway toImplicit(Optional<SmtpServer.Login> login, Optional<TestCertificate> trusted) {
        SmtpServer server = server(implicit.getSmtps().getPort(), SmtpServer.Tls.IMPLICIT, login, trusted);
        return new SmtpGateway(server, new TestClock(NOW));
    }

    private static SmtpGateway toStartTls(int port, Optional<TestCertificate> trusted) {
        return new SmtpGateway(server(port, SmtpServer.Tls.STARTTLS, Optional.empty(), trusted), new TestClock(NOW));
    }

    private static SmtpServer server(
            int port, SmtpServer.Tls tls, Optional<SmtpServer.Login> login, Optional<TestCertificate> trusted) {
        return new SmtpServer(
                "localhost",
                port,
                tls,
                login,
                SmtpServer.from("Keyri <no-reply@keyri.example>"),
                "keyri.localhost",
                trusted.map(TestCertificate::authority));
    }

    private static MimeMessage received(String recipient) throws MessagingException {
        assertTrue(implicit.waitForIncomingEmail(5_000, 1));
        for (MimeMessage message : implicit.getReceivedMessages()) {
            if (message.getAllRecipients()[0].toString().equalsIgnoreCase(recipient)) {
                return message;
            }
        }
        throw new AssertionError("no mail for " + recipient);
    }

    private static String type(BodyPart part) throws MessagingException {
        return part.getContentType().split(";", -1)[0];
    }

    private static String messageId(StartTlsServer server, int index) {
        String text = new String(server.mails.get(index), java.nio.charset.StandardCharsets.ISO_8859_1);
        return text.lines()
                .filter(line -> line.startsWith("Message-ID: "))
                .findFirst()
                .orElseThrow()
                .substring("Message-ID: ".length());
    }

    /** Reads a ClientHello (RFC 8446, section 4.1.2) and gives its supported versions (section 4.2.1). */
    private static Set<Integer> offeredVersions(ServerSocket server) {
        try (Socket socket = server.accept();
                DataInputStream in = new DataInputStream(socket.getInputStream())) {
            in.skipBytes(3);
            byte[] record = new byte[in.readUnsignedShort()];
            in.readFully(record);
            ByteBuffer hello = ByteBuffer.wrap(record).position(4 + 2 + 32);
            hello.position(hello.position() + 1 + (hello.get(hello.position()) & 0xFF));
            hello.position(hello.position() + 2 + (hello.getShort(hello.position()) & 0xFFFF));
            hello.position(hello.position() + 1 + (hello.get(hello.position()) & 0xFF));
            hello.getShort();
            Set<Integer> versions = new TreeSet<>();
            while (hello.hasRemaining()) {
                int type = hello.getShort();
                int end = (hello.getShort() & 0xFFFF) + hello.position();
                if (type == 43) {
                    hello.get();
                    while (hello.position() < end) {
                        versions.add(hello.getShort() & 0xFFFF);
                    }
                }
                hello.position(end);
            }
            return versions;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
