package com.keyri.account;

import com.keyri.account.model.AccountKind;
import com.keyri.account.model.Person;
import com.keyri.account.store.AccountEntity;
import com.keyri.mail.MailService;
import com.keyri.mail.MailTemplate;
import com.keyri.mail.NewMail;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells a person by mail what happens to their account. Runs in the use case's transaction. */
@ApplicationScoped
public class AccountMails {
    @EJB
    MailService mails;

    @Inject
    @ConfigProperty(name = "keyri.public-url")
    String publicUrl;

    /** Sends one whose link leads to the person's own pages. */
    public void tell(AccountEntity account, MailTemplate template, Map<String, String> facts) {
        tell(account, template, facts, area(account));
    }

    /** The path of the person's own pages. */
    public static String area(AccountEntity account) {
        return account.kind() == AccountKind.STAFF ? "/console" : "/portal";
    }

    /** Sends one whose link leads to that path. */
    public void tell(AccountEntity account, MailTemplate template, Map<String, String> facts, String path) {
        Map<String, String> all = new HashMap<>(facts);
        all.put("link", publicUrl + path);
        Person person = account.person();
        mails.send(new NewMail(
                Optional.empty(),
                Optional.of(account.id().value()),
                person.mailAddress(),
                person.firstName(),
                template,
                all));
    }
}
