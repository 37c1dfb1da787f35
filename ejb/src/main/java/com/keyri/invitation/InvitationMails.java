package com.keyri.invitation;

import com.keyri.account.AccountNames;
import com.keyri.account.model.AccountId;
import com.keyri.invitation.model.InvitedAs;
import com.keyri.mail.MailService;
import com.keyri.mail.MailTemplate;
import com.keyri.mail.NewMail;
import com.keyri.organization.store.OrganizationEntity;
import com.keyri.organization.store.OrganizationStore;
import com.keyri.protocol.SecretToken;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Writes the mail that an invitation goes with; its link is in that mail only. */
@ApplicationScoped
class InvitationMails {
    @Inject
    AccountNames names;

    @Inject
    OrganizationStore organizations;

    @EJB
    MailService mails;

    @Inject
    @ConfigProperty(name = "keyri.public-url")
    String publicUrl;

    void invite(Invite command, @Nullable AccountId by, SecretToken token) {
        InvitedAs as = command.as();
        String link = publicUrl + "/join#" + token.reveal();
        boolean isMember = as.organization().isPresent();
        mails.send(new NewMail(
                as.organization(),
                Optional.empty(),
                command.mailAddress(),
                "",
                isMember ? MailTemplate.INVITATION : MailTemplate.STAFF_INVITATION,
                isMember
                        ? memberFacts(as, by, link)
                        : Map.of("role", as.staffRole().label(), "link", link)));
    }

    private Map<String, String> memberFacts(InvitedAs as, @Nullable AccountId by, String link) {
        String organization = organizations
                .find(as.organization().orElseThrow())
                .map(OrganizationEntity::name)
                .orElseThrow();
        return Map.of(
                "inviter",
                by == null ? "The operator of Keyri" : names.of(by),
                "organization",
                organization,
                "role",
                as.memberRole().label(),
                "link",
                link);
    }
}
