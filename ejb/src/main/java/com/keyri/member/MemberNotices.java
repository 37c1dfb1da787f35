package com.keyri.member;

import com.keyri.access.Caller;
import com.keyri.account.AccountNames;
import com.keyri.mail.MailService;
import com.keyri.mail.MailTemplate;
import com.keyri.mail.NewMail;
import com.keyri.member.model.Member;
import com.keyri.member.model.MemberRole;
import com.keyri.organization.model.OrganizationId;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells members by mail what was done to their membership. */
@ApplicationScoped
class MemberNotices {
    @Inject
    Caller caller;

    @Inject
    AccountNames names;

    @EJB
    MailService mails;

    @Inject
    @ConfigProperty(name = "keyri.public-url")
    String publicUrl;

    void roleChanged(OrganizationId organization, String name, Member member, MemberRole role) {
        send(
                organization,
                member,
                MailTemplate.ROLE_CHANGED,
                Map.of("organization", name, "role", role.label(), "actor", actor(), "link", publicUrl + "/portal"));
    }

    void membershipEnded(OrganizationId organization, String name, Member member) {
        send(organization, member, MailTemplate.MEMBERSHIP_ENDED, Map.of("organization", name, "actor", actor()));
    }

    private void send(
            OrganizationId organization, Member member, MailTemplate template, Map<String, String> parameters) {
        mails.send(NewMail.to(member, organization, template, parameters));
    }

    private String actor() {
        return names.of(caller.account());
    }
}
