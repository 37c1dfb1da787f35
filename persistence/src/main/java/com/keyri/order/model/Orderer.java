package com.keyri.order.model;

import com.keyri.account.model.AccountId;
import com.keyri.account.model.Person;
import com.keyri.mail.model.MailAddress;

/**
 * Who ordered, and for which company, as both were then.
 *
 * @param company the organization's name
 */
public record Orderer(AccountId account, String firstName, String lastName, MailAddress mailAddress, String company) {
    /** That account, for an organization of that name. */
    public static Orderer of(AccountId account, Person person, String company) {
        return new Orderer(account, person.firstName(), person.lastName(), person.mailAddress(), company);
    }

    /** First and last name. */
    public String name() {
        return firstName + ' ' + lastName;
    }

    /** Personal data has no place in a log. */
    @Override
    public String toString() {
        return "Orderer[" + account + ']';
    }
}
