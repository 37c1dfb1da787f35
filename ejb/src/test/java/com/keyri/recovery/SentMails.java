package com.keyri.recovery;

import com.keyri.fixture.Shop;
import com.keyri.mail.MailService;
import com.keyri.mail.MailTemplate;
import com.keyri.mail.NewMail;
import com.keyri.mail.model.MailId;
import com.keyri.protocol.SecretToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps what is written instead of queueing it. */
final class SentMails extends MailService {
    private final List<NewMail> mails = new ArrayList<>();

    @Override
    public MailId send(NewMail mail) {
        mails.add(mail);
        return MailId.at(Shop.NOW);
    }

    /** The templates of what was written to somebody, in their order. */
    List<MailTemplate> to(People.Somebody somebody) {
        return mails.stream()
                .filter(mail -> mail.account().equals(Optional.of(somebody.id().value())))
                .map(NewMail::template)
                .toList();
    }

    /** The token of the newest link. */
    SecretToken token(MailTemplate template) {
        String link = mails.stream()
                .filter(mail -> mail.template() == template)
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .parameters()
                .get("link");
        return SecretToken.parse(link.substring(link.indexOf('#') + 1));
    }

    int count() {
        return mails.size();
    }
}
