package com.keyri.mail;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What Keyri writes to people. The words lie in {@code mail/en}, a file each. */
public enum MailTemplate {
    /** Join an organization: who invites, its name, the role; the link lives for 24 hours. */
    INVITATION("inviter", "organization", "role", "link"),
    /** Become staff of the installation; the link lives for 24 hours. */
    STAFF_INVITATION("role", "link"),
    /** One factor of a recovery: the link, which lives for 30 minutes. */
    RECOVERY_LINK(Duration.ofMinutes(30), "link"),
    /** A recovery went on: the words of a {@link RecoveryStep}, and where to stop it or to look. */
    RECOVERY_STEP("step", "link"),
    /** To those who may approve a recovery: whose it is, in which organization, and where. */
    RECOVERY_APPROVAL_WANTED("person", "organization", "link"),
    /** A recovery was approved: where to connect the new phone, and how long that works, for example "30 minutes". */
    RECOVERY_APPROVED("validFor", "link"),
    DEVICE_ADDED("device", "link"),
    DEVICE_REMOVED("device", "link"),
    SIGNED_IN_FROM_NEW_BROWSER("browser", "system", "place", "link"),
    /** Another role, and who gave it. */
    ROLE_CHANGED("organization", "role", "actor", "link"),
    /** No member any more, and by whom. */
    MEMBERSHIP_ENDED("organization", "actor"),
    RECOVERY_CODES_CREATED("link"),
    /** To staff: who is the security officer now. */
    SECURITY_OFFICER_CHANGED("person", "link"),
    /** A payment is missing: until which day everything goes on as before. */
    PAYMENT_OVERDUE("organization", "until", "link"),
    /** That day is over: nothing new can be made. */
    ORGANIZATION_LIMITED("organization", "link"),
    /** The staff have decided that the organization's users don't sign in any more. */
    ORGANIZATION_CUT_OFF("organization", "link"),
    /** The staff have taken that back. */
    ORGANIZATION_RESTORED("organization", "link"),
    /** Another plan counts from now on. */
    PLAN_CHANGED("organization", "from", "to", "link"),
    /** A change of plan didn't come about. */
    PLAN_NOT_CHANGED("organization", "from", "to", "link"),
    /** An order was placed: its number, the plan, its flat fee, for which organization, and where it is. */
    ORDER_CONFIRMED("order", "plan", "price", "organization", "link"),
    /** To those who look after an organization's plan: how much of a limit is used, for example "80" of "sign-ins". */
    USAGE_LIMIT("percent", "what", "used", "limit", "link");

    /** A parameter of this name is an https address of this installation. */
    static final String LINK = "link";

    /** What every template may say besides its parameters: how it addresses the person, and when it was written. */
    static final Set<String> COMMON = Set.of("greeting", "moment");

    private final Duration usefulFor;

    @SuppressWarnings("ImmutableEnumChecker") // Made by Set.of.
    private final Set<String> parameters;

    MailTemplate(String... parameters) {
        this(Duration.ofDays(1), parameters);
    }

    MailTemplate(Duration usefulFor, String... parameters) {
        this.usefulFor = usefulFor;
        this.parameters = Set.of(parameters);
    }

    /** What has to be given for it. */
    public Set<String> parameters() {
        return parameters;
    }

    /** How long after it was written a mail is worth delivering. */
    Duration usefulFor() {
        return usefulFor;
    }

    /** The file with its words. */
    String file(String language) {
        return "/mail/" + language + '/' + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt";
    }

    static Optional<MailTemplate> named(String name) {
        return Arrays.stream(values())
                .filter(template -> template.name().equals(name))
                .findFirst();
    }
}
