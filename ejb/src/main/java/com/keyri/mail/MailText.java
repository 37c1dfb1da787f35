package com.keyri.mail;

import com.keyri.text.model.PlainText;

/**
 * What a mail says.
 *
 * @param subject one line
 * @param text the plain form
 * @param html the same as an HTML document
 */
public record MailText(String subject, String text, String html) {
    private static final int LONGEST_SUBJECT = 500;

    public MailText {
        PlainText.require(subject, LONGEST_SUBJECT); // It becomes a header, where a line break would begin another.
    }

    @Override
    public String toString() {
        return "MailText";
    }
}
