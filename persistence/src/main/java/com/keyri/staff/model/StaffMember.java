package com.keyri.staff.model;

import com.keyri.account.model.AccountId;
import com.keyri.account.model.AccountState;
import com.keyri.mail.model.MailAddress;
import java.time.Instant;
import java.util.Set;

/** Somebody of the staff, as the others see them. */
public record StaffMember(
        AccountId account,
        String firstName,
        String lastName,
        MailAddress mailAddress,
        AccountState state,
        Set<StaffRole> roles,
        Instant createdAt) {
    public StaffMember {
        roles = Set.copyOf(roles);
    }

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
        return "StaffMember[" + account + ']';
    }
}
