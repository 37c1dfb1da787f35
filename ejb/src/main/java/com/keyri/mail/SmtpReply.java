package com.keyri.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an SMTP server's reply (RFC 5321, section 4.2): its code, the enhanced code (RFC 3463) and the name
 * under which it queued the mail. The rest may repeat the address, or the link in the mail.
 */
final class SmtpReply {
    private static final Pattern CODES =
            Pattern.compile("([245]\\d\\d)[ -]?(?:([245]\\.\\d{1,3}\\.\\d{1,3})\\b)?.*", Pattern.DOTALL);
    private static final Pattern QUEUED =
            Pattern.compile("\\bqueued as ([A-Za-z0-9.-]{1,40})(?![A-Za-z0-9.@-])", Pattern.CASE_INSENSITIVE);

    private SmtpReply() {}

    /** What is kept; empty where it isn't a reply. */
    static String of(@Nullable String reply) {
        if (reply == null) {
            return "";
        }
        Matcher codes = CODES.matcher(reply);
        if (!codes.matches()) {
            return "";
        }
        String kept = codes.group(2) == null ? codes.group(1) : codes.group(1) + ' ' + codes.group(2);
        Matcher queued = QUEUED.matcher(reply);
        return kept.startsWith("2") && queued.find() ? kept + " queued as " + queued.group(1) : kept;
    }

    /** Whether it refuses for good, and not for a reason that the operator can mend (5.7: security or policy). */
    static boolean isForGood(String kept) {
        return kept.startsWith("5") && !kept.startsWith("530") && !kept.contains(" 5.7.");
    }
}
