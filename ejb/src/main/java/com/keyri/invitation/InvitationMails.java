package com.keyri.invitation;

import com.keyri.account.AccountScope;
import com.keyri.account.model.AccountId;
import com.keyri.account.model.Person;
import com.keyri.account.store.AccountEntity;
import com.keyri.account.store.AccountStore;
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
    AccountScope scope;

    @Inject
    AccountStore accounts;

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
                by == null ? "The operator of Keyri" : name(by),
                "organization",
                organization,
                "role",
                as.memberRole().label(),
                "link",
                link);
    }

    private String name(AccountId account) {
        scope.enter(account);
        return accounts.find(account)
                .map(AccountEntity::person)
                .map(Person::name)
                .orElseThrow();
    }
}
