package com.keyri.mail.rest;

import com.keyri.mail.MailboxMail;
import com.keyri.text.model.HtmlText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The pages of the local mailbox. */
final class MailboxPage {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private MailboxPage() {}

    /** All mails, as links. */
    static String list(List<MailboxMail> mails) {
        String content = mails.isEmpty()
                ? "<p class=\"empty\">No mail yet. Invite somebody, or start a recovery: what Keyri writes then is here"
                        + " after a few seconds. <a href=\"/mailbox\">Look again</a></p>\n"
                : mails.stream()
                        .map(MailboxPage::item)
                        .collect(Collectors.joining("", "<ol class=\"mails\" reversed>\n", "</ol>\n"));
        return page(
                "Mailbox",
                "<p class=\"lead\">This Keyri has no mail server. Mails stay here, the newest 200, for callers on this"
                        + " machine.</p>\n" + content);
    }

    /** One mail in both forms. */
    static String mail(MailboxMail mail) {
        return page(
                mail.subject(),
                "<dl>\n<dt>To</dt><dd>" + HtmlText.of(mail.to()) + "</dd>\n<dt>Written</dt><dd>"
                        + time(mail.createdAt())
                        + "</dd>\n</dl>\n"
                        + "<section aria-labelledby=\"as-html\">\n<h2 id=\"as-html\">As HTML</h2>\n"
                        + "<iframe title=\"The mail as HTML\" src=\"" + address(mail) + MailboxServlet.HTML
                        + "\" sandbox=\"allow-popups allow-popups-to-escape-sandbox\"></iframe>\n</section>\n"
                        + "<section aria-labelledby=\"as-text\">\n<h2 id=\"as-text\">As plain text</h2>\n"
                        + "<pre tabindex=\"0\" role=\"region\" aria-labelledby=\"as-text\">" + HtmlText.of(mail.text())
                        + "</pre>\n</section>\n");
    }

    private static String item(MailboxMail mail) {
        return "<li><a href=\"" + address(mail) + "\"><strong>" + HtmlText.of(mail.subject()) + "</strong><span>"
                + HtmlText.of(mail.to()) + "</span>" + time(mail.createdAt()) + "</a></li>\n";
    }

    private static String time(Instant moment) {
        return "<time datetime=\"" + moment + "\">" + MOMENT.format(moment) + "</time>";
    }

    private static String address(MailboxMail mail) {
        return MailboxServlet.MAIL + mail.id();
    }

    private static String page(String title, String content) {
        String text = HtmlText.of(title);
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + text
                + " – Keyri</title>\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n"
                + "<link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\n"
                + "<link rel=\"stylesheet\" href=\"/site/site.css\">\n"
                + "<link rel=\"stylesheet\" href=\"/site/mailbox.css\">\n"
                + "</head>\n<body class=\"mailbox\">\n"
                + "<header class=\"bar\"><a class=\"brand\" href=\"/\"><img src=\"/favicon.svg\" alt=\"\" width=\"28\" height=\"28\">"
                + "Keyri</a><a href=\"/mailbox\">Mailbox</a></header>\n<main>\n<h1>" + text + "</h1>\n" + content
                + "</main>\n</body>\n</html>\n";
    }
}
