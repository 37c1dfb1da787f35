package com.keyri.staff;

import com.keyri.access.Caller;
import com.keyri.account.AccountNames;
import com.keyri.mail.MailService;
import com.keyri.mail.MailTemplate;
import com.keyri.mail.NewMail;
import com.keyri.staff.model.StaffMember;
import com.keyri.staff.model.StaffRole;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells the staff by mail what was done to their roles. */
@ApplicationScoped
class StaffNotices {
    @Inject
    Caller caller;

    @Inject
    AccountNames names;

    @EJB
    MailService mails;

    @Inject
    @ConfigProperty(name = "keyri.public-url")
    String publicUrl;

    /** That a role was given or taken. */
    void changed(StaffMember member, StaffRole role) {
        send(
                member,
                MailTemplate.ROLE_CHANGED,
                Map.of(
                        "organization",
                        "the staff of Keyri",
                        "role",
                        role.label(),
                        "actor",
                        names.of(caller.account()),
                        "link",
                        publicUrl + "/console"));
    }

    void officerChanged(StaffMember told, StaffMember officer) {
        send(
                told,
                MailTemplate.SECURITY_OFFICER_CHANGED,
                Map.of("person", officer.name(), "link", publicUrl + "/console/staff"));
    }

    private void send(StaffMember member, MailTemplate template, Map<String, String> parameters) {
        mails.send(new NewMail(
                Optional.empty(),
                Optional.of(member.account().value()),
                member.mailAddress(),
                member.firstName(),
                template,
                parameters));
    }
}
