package com.keyri.member.model;

import com.keyri.account.model.AccountId;
import com.keyri.mail.model.MailAddress;
import java.time.Instant;

/** A member of an organization, as the others see them. */
public record Member(
        AccountId account, String firstName, String lastName, MailAddress mailAddress, MemberRole role, Instant since) {
    /** First and last name. */
    public String name() {
        return firstName + ' ' + lastName;
    }

    /** The same with the mail address, because two people may have one name; names are what people call themselves. */
    public String nameAndAddress() {
        return name() + " (" + mailAddress.value() + ')';
    }

    /** Personal data has no place in a log. */
    @Override
    public String toString() {
        return "Member[" + account + ']';
    }
}
