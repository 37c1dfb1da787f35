package com.keyri.recovery;

import com.keyri.account.AccountMails;
import com.keyri.account.store.AccountEntity;
import com.keyri.mail.MailTemplate;
import com.keyri.mail.RecoveryStep;
import com.keyri.protocol.SecretToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** Tells the person of each step of a recovery. The tokens of its links are in these mails only. */
@ApplicationScoped
class RecoveryMails {
    private static final String PAGE = "/recover#";

    @Inject
    AccountMails mails;

    void link(AccountEntity account, SecretToken token) {
        mails.tell(account, MailTemplate.RECOVERY_LINK, Map.of(), PAGE + token.reveal());
    }

    void approved(AccountEntity account, SecretToken token) {
        mails.tell(account, MailTemplate.RECOVERY_APPROVED, Map.of("validFor", "24 hours"), PAGE + token.reveal());
    }

    void step(AccountEntity account, RecoveryStep step) {
        mails.tell(account, MailTemplate.RECOVERY_STEP, Map.of("step", step.words()));
    }
}
