package com.keyri.mail;

import com.keyri.mail.model.MailAddress;
import com.keyri.member.model.Member;
import com.keyri.organization.model.OrganizationId;
import com.keyri.text.model.PlainText;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A mail to write.
 *
 * @param organization whose mail it is, which the transaction has entered; empty for the installation's own
 * @param account whom it is for, where that person has an account
 * @param order the order that it belongs to: the mail goes where that is deleted
 * @param to where it goes
 * @param firstName how the person is addressed; empty where that isn't known
 * @param template what it says
 * @param parameters what the template wants, each one line of plain text
 */
public record NewMail(
        Optional<OrganizationId> organization,
        Optional<UUID> account,
        Optional<UUID> order,
        MailAddress to,
        String firstName,
        MailTemplate template,
        Map<String, String> parameters) {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST = 200;
    private static final Pattern ADDRESS = Pattern.compile("https://[!-~]{1,2000}");

    public NewMail {
        parameters = Map.copyOf(parameters);
        if (!parameters.keySet().equals(template.parameters())) {
            throw new IllegalArgumentException(template + " wants " + template.parameters());
        }
        if (!firstName.isEmpty() && !PlainText.isPlain(firstName, LONGEST_NAME)) {
            throw new IllegalArgumentException("a first name of more than one line of plain text");
        }
        parameters.forEach((name, value) -> {
            boolean fits = name.equals(MailTemplate.LINK)
                    ? ADDRESS.matcher(value).matches()
                    : PlainText.isPlain(value, LONGEST);
            if (!fits) {
                throw new IllegalArgumentException(name + " is no https address, or not one line of plain text");
            }
        });
    }

    /** A mail to a member of an organization, about it. */
    public static NewMail to(
            Member member, OrganizationId organization, MailTemplate template, Map<String, String> parameters) {
        return new NewMail(
                Optional.of(organization),
                Optional.of(member.account().value()),
                member.mailAddress(),
                member.firstName(),
                template,
                parameters);
    }

    /** A mail that belongs to no order. */
    public NewMail(
            Optional<OrganizationId> organization,
            Optional<UUID> account,
            MailAddress to,
            String firstName,
            MailTemplate template,
            Map<String, String> parameters) {
        this(organization, account, Optional.empty(), to, firstName, template, parameters);
    }

    /** Nothing of what it says: that holds names and one-time links. */
    @Override
    public String toString() {
        return "NewMail[" + template + ']';
    }
}
