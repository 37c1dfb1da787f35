package com.keyri.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/** A mail as it goes over the wire (RFC 5322), plain and HTML side by side. A repeat has the same Message-ID. */
final class SmtpMessage extends MimeMessage {
    private static final String CHARSET = StandardCharsets.UTF_8.name();

    private final String messageId;

    private SmtpMessage(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    static SmtpMessage of(Session session, SmtpServer server, OutgoingMail mail, Instant moment)
            throws MessagingException {
        SmtpMessage message = new SmtpMessage(session, '<' + mail.id().toString() + '@' + server.domain() + '>');
        message.setFrom(server.from());
        message.setRecipient(
                Message.RecipientType.TO, new InternetAddress(mail.to().deliverable(), true));
        message.setSubject(mail.text().subject(), CHARSET);
        message.setSentDate(Date.from(moment));
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no "I'm on holiday" in answer to it.
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(mail.text().text(), CHARSET);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(mail.text().html(), CHARSET, "html");
        message.setContent(new MimeMultipart("alternative", plain, html));
        message.saveChanges();
        return message;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
