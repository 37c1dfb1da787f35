package com.keyri.mail.model;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One mail address (RFC 5321, section 4.1.2), of those that people have: the part before the @ is a dot-atom in ASCII,
 * not quoted and without the characters that once named routes; the domain has a dot and may be an international one.
 *
 * @param value as the person wrote it
 */
public record MailAddress(String value) {
    public static final int LONGEST = 254;

    private static final int LONGEST_LOCAL = 64;
    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9.#$&'*+/=?^_{}~-]+");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern TOP = Pattern.compile("[a-z][a-z0-9-]*");

    public MailAddress {
        if (deliverable(value).isEmpty()) {
            throw new IllegalArgumentException("not a mail address");
        }
    }

    /** The address that {@code text} is; empty where it is none, or more than one. */
    public static Optional<MailAddress> of(String text) {
        return deliverable(text).isPresent() ? Optional.of(new MailAddress(text)) : Optional.empty();
    }

    /** The same for every spelling of the address, for finding it again: lower case, the domain in its ASCII form. */
    public String normalized() {
        return deliverable().toLowerCase(Locale.ROOT);
    }

    /** As mail servers take it: the domain in its ASCII form (RFC 5891), the part before it untouched. */
    public String deliverable() {
        return deliverable(value).orElseThrow();
    }

    /** Shows nothing, so that no log does. */
    @Override
    public String toString() {
        return "a mail address";
    }

    private static Optional<String> deliverable(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || at > LONGEST_LOCAL || text.length() > LONGEST) {
            return Optional.empty();
        }
        String local = text.substring(0, at);
        boolean hasEmptyPart = local.startsWith(".") || local.endsWith(".") || local.contains("..");
        return LOCAL.matcher(local).matches() && !hasEmptyPart
                ? domain(text.substring(at + 1))
                        .map(domain -> local + '@' + domain)
                        .filter(whole -> whole.length() <= LONGEST)
                : Optional.empty();
    }

    private static Optional<String> domain(String text) {
        String ascii;
        try {
            String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
            ascii = IDN.toASCII(compatible, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        String[] labels = ascii.split("\\.", -1);
        boolean isDomain =
                labels.length > 1 && TOP.matcher(labels[labels.length - 1]).matches();
        for (String label : labels) {
            isDomain &= LABEL.matcher(label).matches();
        }
        return isDomain ? Optional.of(ascii) : Optional.empty();
    }
}
