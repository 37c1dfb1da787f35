package com.keyri.subscription;

import com.keyri.mail.MailService;
import com.keyri.mail.MailTemplate;
import com.keyri.mail.NewMail;
import com.keyri.member.model.Member;
import com.keyri.member.model.MemberQuery;
import com.keyri.member.model.MemberRole;
import com.keyri.member.store.MembershipStore;
import com.keyri.organization.model.OrganizationId;
import com.keyri.organization.store.OrganizationEntity;
import com.keyri.organization.store.OrganizationStore;
import com.keyri.subscription.model.Entitlement;
import com.keyri.subscription.model.Standing;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells those who look after an organization's bills, by mail. The organization has been entered. */
@ApplicationScoped
class BillingNotices {
    /** More people don't look after one organization's bills. */
    private static final int MOST = 20;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    @Inject
    MembershipStore members;

    @Inject
    OrganizationStore organizations;

    @EJB
    MailService mails;

    @Inject
    @ConfigProperty(name = "keyri.public-url")
    String publicUrl;

    /** It has come to stand so, or stands so still. */
    void standingChanged(Entitlement entitlement) {
        OrganizationId organization = entitlement.organization();
        if (entitlement.paid() == Standing.GRACE) {
            send(
                    organization,
                    MailTemplate.PAYMENT_OVERDUE,
                    Map.of("until", day(entitlement.graceUntil().orElseThrow())));
        } else if (entitlement.paid() == Standing.LIMITED) {
            send(organization, MailTemplate.ORGANIZATION_LIMITED, Map.of());
        }
    }

    void cutOff(OrganizationId organization) {
        send(organization, MailTemplate.ORGANIZATION_CUT_OFF, Map.of());
    }

    void restored(OrganizationId organization) {
        send(organization, MailTemplate.ORGANIZATION_RESTORED, Map.of());
    }

    void planChanged(OrganizationId organization, String from, String to) {
        send(organization, MailTemplate.PLAN_CHANGED, Map.of("from", from, "to", to));
    }

    void planNotChanged(OrganizationId organization, String from, String to) {
        send(organization, MailTemplate.PLAN_NOT_CHANGED, Map.of("from", from, "to", to));
    }

    static String day(Instant moment) {
        return DAY.format(moment);
    }

    private void send(OrganizationId organization, MailTemplate template, Map<String, String> facts) {
        String name =
                organizations.find(organization).map(OrganizationEntity::name).orElseThrow();
        Map<String, String> parameters = new TreeMap<>(facts);
        parameters.put("organization", name);
        parameters.put("link", publicUrl + "/portal/plan");
        Stream.of(MemberRole.OWNER, MemberRole.BILLING)
                .flatMap(role ->
                        members
                                .list(organization, new MemberQuery(Optional.of(role), false, Optional.empty(), MOST))
                                .stream())
                .forEach(member -> send(organization, member, template, parameters));
    }

    private void send(
            OrganizationId organization, Member member, MailTemplate template, Map<String, String> parameters) {
        mails.send(NewMail.to(member, organization, template, parameters));
    }
}
