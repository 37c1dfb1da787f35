package com.keyri.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.log.EventLog;
import com.keyri.log.RecordedLog;
import com.keyri.mail.model.MailAddress;
import com.keyri.mail.model.MailId;
import com.keyri.mail.store.DueMail;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.wiring.TestClock;
import com.keyri.wiring.Wiring;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * From the transaction that writes a mail to its end: the real outbox on a real PostgreSQL, and a server that does as
 * told.
 */
class MailDeliveryTest {
    private static final AtomicLong DAYS = new AtomicLong();
    private static final String LINK = "https://keyri.localhost:8443/recovery#s3cr3t-0ne-t1me";
    private static final MailAddress ADA = new MailAddress("ada.lovelace@example.org");

    /** Each test has a day of its own long ago, on which nothing of any other is due. */
    private final Instant start =
            Instant.parse("1998-01-01T10:00:00Z").minus(Duration.ofDays(3 * DAYS.getAndIncrement()));

    private final TestClock clock = new TestClock(start);
    private final TestDatabase database = TestDatabase.shared();
    private final Wiring wiring = new Wiring(database, clock);
    private final RecordedLog log = new RecordedLog();
    private final OrganizationId organization = Shop.open(database).organization();
    private final List<OutgoingMail> sent = new ArrayList<>();
    private MailAttempt answer = new MailAttempt(MailResult.DELIVERED, "250 2.0.0 queued as 4Xy");
    private boolean isMailboxOpen;
    private MailGateway gateway = mail -> {
        sent.add(mail);
        return answer;
    };
    private MailDelivery delivery;

    @BeforeEach
    void wire() {
        wiring.replace(EventLog.class, log.log());
        wiring.replace(MailOutboxService.class, new InTransactions(wiring));
        wiring.replace(MailSettings.class, new MailSettings() {
            @Override
            boolean hasMailbox() {
                return isMailboxOpen;
            }
        });
        wiring.replace(MailRoute.class, new MailRoute() {
            @Override
            void choose() {}

            @Override
            Optional<MailGateway> gateway() {
                return Optional.of(mail -> gateway.deliver(mail));
            }
        });
        delivery = wiring.get(MailDelivery.class);
    }

    @Test
    void shouldDeliverWhatATransactionHasWritten() {
        UUID account = UUID.randomUUID();
        MailId id = send(new NewMail(
                Optional.of(organization),
                Optional.of(account),
                ADA,
                "Ada",
                MailTemplate.INVITATION,
                Map.of("inviter", "Bob Builder", "organization", "Acme & Sons", "role", "developer", "link", LINK)));

        delivery.startDue(Runnable::run);

        assertEquals(1, sent.size());
        OutgoingMail mail = sent.get(0);
        assertEquals(id, mail.id());
        assertEquals(ADA, mail.to());
        assertEquals(
                "Bob Builder invites you to Acme & Sons on Keyri", mail.text().subject());
        assertTrue(
                mail.text().text().startsWith("Hello Ada,\n\nBob Builder invites you"),
                mail.text().text());
        assertTrue(mail.text().text().contains(":\n" + LINK + "\n"));
        assertEquals(List.of("mail.queued", "mail.delivered"), wiring.audit().actions());
        assertEquals(organization, wiring.audit().lastEvent().organization());
        assertEquals(id.toString(), wiring.audit().lastEvent().target().id());
        assertEquals(
                List.of("keyri_mail_attempts delivered", "keyri_mails_delivered invitation"),
                wiring.meters().counts());
        assertEquals(List.of(new MailQueued(MailTemplate.INVITATION)), wiring.fired());
        delivery.startDue(Runnable::run);
        assertEquals(1, sent.size());
    }

    @Test
    void shouldSayWhenItHappenedAndGreetWhoHasNoName() {
        send(recoveryLink(""));
        clock.pass(Duration.ofMinutes(10));

        delivery.startDue(Runnable::run);

        assertTrue(sent.get(0).text().text().startsWith("Hello,\n\n"));
        assertTrue(
                sent.get(0).text().text().replace('\n', ' ').contains("January 1998, 10:00 UTC")
                        || sent.get(0).text().text().replace('\n', ' ').contains("1997, 10:00 UTC"),
                sent.get(0).text().text());
    }

    @Test
    void shouldSendNothingOfATransactionThatWasRolledBack() {
        assertThrows(
                IllegalStateException.class,
                () -> wiring.run(() -> {
                    wiring.get(MailService.class).send(recoveryLink("Ada"));
                    throw new IllegalStateException("it didn't happen");
                }));

        delivery.startDue(Runnable::run);

        assertEquals(List.of(), sent);
    }

    @Test
    void shouldLeaveNothingOfThePersonOrTheLinkInTheDatabase() throws SQLException {
        send(recoveryLink("Ada"));
        assertNothingIsReadable();
        assertEquals(
                1, count("select count(*) from mail where created_at = '" + start + "' and recipient is not null"));

        delivery.startDue(Runnable::run);

        assertEquals(1, sent.size());
        assertNothingIsReadable();
        assertEquals(
                1,
                count("select count(*) from mail where created_at = '" + start
                        + "' and recipient is null and parameters is null and delivered_at is not null"
                        + " and smtp_reply = '250 2.0.0 queued as 4Xy'"));
    }

    @Test
    void shouldTryAgainLaterAndLaterAndTellItsTroubleOnce() {
        send(recoveryLink("Ada"));
        answer = new MailAttempt(MailResult.NOT_REACHED, "");

        delivery.startDue(Runnable::run);
        delivery.startDue(Runnable::run);
        assertEquals(1, sent.size());
        clock.pass(Duration.ofSeconds(2));
        delivery.startDue(Runnable::run);
        assertEquals(2, sent.size());
        clock.pass(Duration.ofSeconds(3));
        delivery.startDue(Runnable::run);
        assertEquals(2, sent.size());
        assertEquals(List.of(Level.WARNING), log.levels());

        clock.pass(Duration.ofSeconds(1));
        answer = new MailAttempt(MailResult.DELIVERED, "250");
        delivery.startDue(Runnable::run);

        assertEquals(3, sent.size());
        assertEquals(List.of("mail.queued", "mail.delivered"), wiring.audit().actions());
        assertEquals(List.of(Level.WARNING, Level.INFO), log.levels());
    }

    @Test
    void shouldGiveUpAtOnceWhatIsRefusedForGood() {
        send(recoveryLink("Ada"));
        answer = new MailAttempt(MailResult.RECIPIENT_REFUSED, "550 5.1.1");

        delivery.startDue(Runnable::run);
        clock.pass(Duration.ofHours(1));
        delivery.startDue(Runnable::run);

        assertEquals(1, sent.size());
        assertEquals(List.of("mail.queued", "mail.given-up"), wiring.audit().actions());
        assertEquals("RECIPIENT_REFUSED", wiring.audit().lastEvent().reason());
        assertTrue(wiring.meters().counts().contains("keyri_mails_given_up recipient-refused"));
        assertEquals(List.of(), log.levels());
    }

    @Test
    void shouldTryForADayAndThenGiveUp() {
        send(new NewMail(
                Optional.empty(),
                Optional.empty(),
                ADA,
                "Ada",
                MailTemplate.RECOVERY_CODES_CREATED,
                Map.of("link", LINK)));
        answer = new MailAttempt(MailResult.REFUSED, "451");

        while (!wiring.audit().actions().contains("mail.given-up")) {
            delivery.startDue(Runnable::run);
            clock.pass(Duration.ofSeconds(30));
        }

        Duration tried = Duration.between(start, clock.instant());
        assertTrue(tried.compareTo(Duration.ofHours(22)) > 0, tried.toString());
        assertTrue(tried.compareTo(Duration.ofHours(24)) < 0, tried.toString());
        assertTrue(sent.size() > 30 && sent.size() < 40, sent.size() + " times");
        assertEquals("REFUSED", wiring.audit().lastEvent().reason());
    }

    @Test
    void shouldNotDeliverALinkThatHasEnded() {
        send(recoveryLink("Ada"));
        clock.pass(Duration.ofMinutes(30).plusSeconds(1));

        delivery.startDue(Runnable::run);

        assertEquals(List.of(), sent);
        assertEquals("TOO_LATE", wiring.audit().lastEvent().reason());
    }

    @Test
    void shouldGiveUpWhatWasSealedForAnotherMail() throws SQLException {
        send(recoveryLink("Ada"));
        clock.pass(Duration.ofMillis(5));
        send(recoveryLink("Eve"));
        run("update mail m set recipient = o.recipient from mail o where m.created_at = '" + start
                + "' and o.created_at = '" + clock.instant() + "'");

        delivery.startDue(Runnable::run);

        assertEquals(1, sent.size());
        assertTrue(sent.get(0).text().text().startsWith("Hello Eve,"));
        assertTrue(wiring.meters().counts().contains("keyri_mails_given_up unreadable"));
    }

    @Test
    void shouldWaitForANodeThatKnowsTheTemplate() throws SQLException {
        send(recoveryLink("Ada"));
        run("update mail set template = 'FROM_TOMORROW' where created_at = '" + start + '\'');

        delivery.startDue(Runnable::run);
        assertEquals(List.of(), sent);
        run("update mail set template = 'RECOVERY_LINK' where created_at = '" + start + '\'');
        clock.pass(Duration.ofSeconds(2));
        delivery.startDue(Runnable::run);

        assertEquals(1, sent.size());
    }

    @Test
    void shouldSendLinksToThisInstallationOnly() {
        for (String link : List.of(
                "https://evil.example/",
                "https://keyri.localhost:8443.evil.example/",
                "https://keyri.localhost:8443@evil.example/")) {
            NewMail mail = new NewMail(
                    Optional.empty(), Optional.empty(), ADA, "Ada", MailTemplate.RECOVERY_LINK, Map.of("link", link));
            assertThrows(IllegalArgumentException.class, () -> send(mail), link);
        }
        delivery.startDue(Runnable::run);
        assertEquals(List.of(), sent);
    }

    @Test
    void shouldCountWhatWaitsForTheGauge() {
        MailOutboxService outbox = wiring.get(MailOutboxService.class);
        MailMetrics metrics = wiring.get(MailMetrics.class);
        metrics.showWaiting();
        long before = outbox.waiting();
        send(recoveryLink("Ada"));

        metrics.waiting(outbox.waiting());

        assertEquals(before + 1, wiring.meters().shown("keyri_mails_waiting"));
    }

    @Test
    void shouldKeepMailsInTheMailboxWhereThatIsOpen() throws SQLException {
        isMailboxOpen = true;
        MailboxService mailbox = wiring.get(MailboxService.class);
        MailId id = send(recoveryLink("Ada"));
        gateway = mail -> wiring.call(() -> mailbox.keep(mail));

        delivery.startDue(Runnable::run);

        MailboxMail mail = wiring.call(() -> mailbox.find(id)).orElseThrow();
        assertEquals(ADA.value(), mail.to());
        assertEquals(start, mail.createdAt());
        assertEquals("Your link to recover your Keyri account", mail.subject());
        assertTrue(mail.text().contains(LINK) && mail.html().contains(LINK));
        assertEquals(id, wiring.call(mailbox::list).get(0).id());
        assertNothingIsReadable();
        isMailboxOpen = false;
        assertFalse(mailbox.isOpen());
        assertEquals(Optional.empty(), wiring.call(() -> mailbox.find(id)));
        assertEquals(List.of(), wiring.call(mailbox::list));
    }

    private static NewMail recoveryLink(String firstName) {
        return new NewMail(
                Optional.empty(), Optional.empty(), ADA, firstName, MailTemplate.RECOVERY_LINK, Map.of("link", LINK));
    }

    private MailId send(NewMail mail) {
        return wiring.call(() -> {
            mail.organization().ifPresent(wiring.get(OrganizationScope.class)::enter);
            return wiring.get(MailService.class).send(mail);
        });
    }

    /** Looks at every column of both tables, at bytes in their hexadecimal form. */
    private void assertNothingIsReadable() throws SQLException {
        for (String table : List.of("mail", "mailbox_message")) {
            for (String secret : List.of("lovelace", "s3cr3t", "Hello", "keyri.localhost")) {
                String row = "count(*) from " + table + " t where position(";
                assertEquals(0, count("select " + row + '\'' + secret + "' in t::text) > 0"), secret);
                assertEquals(0, count("select " + row + "encode('" + secret + "', 'hex') in t::text) > 0"), secret);
            }
        }
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertTrue(rows.next());
            return rows.getLong(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            assertEquals(1, statement.executeUpdate(sql));
        }
    }

    /** Does what the container does for each call. */
    private static final class InTransactions extends MailOutboxService {
        private final Wiring wiring;

        InTransactions(Wiring wiring) {
            this.wiring = wiring;
        }

        @Override
        public List<DueMail> take(int most) {
            return wiring.call(() -> super.take(most));
        }

        @Override
        public boolean delivered(DueMail due, String reply) {
            return wiring.call(() -> super.delivered(due, reply));
        }

        @Override
        public boolean failed(DueMail due, MailAttempt attempt, Duration usefulFor) {
            return wiring.call(() -> super.failed(due, attempt, usefulFor));
        }

        @Override
        public boolean giveUp(DueMail due, MailAttempt attempt) {
            return wiring.call(() -> super.giveUp(due, attempt));
        }

        @Override
        public long waiting() {
            return wiring.call(super::waiting);
        }
    }
}
