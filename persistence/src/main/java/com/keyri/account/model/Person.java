package com.keyri.account.model;

import com.keyri.mail.model.MailAddress;
import com.keyri.text.model.PlainText;
import java.util.Optional;

/**
 * What is known of a person, and nothing else is.
 *
 * @param firstName 1 to 60 characters
 * @param lastName 1 to 60 characters
 * @param mailAddress where mails go
 * @param companyName 1 to 80 characters
 */
public record Person(String firstName, String lastName, MailAddress mailAddress, Optional<String> companyName) {
    public static final int LONGEST_NAME = 60;
    public static final int LONGEST_COMPANY = 80;

    public Person {
        PlainText.require(firstName, LONGEST_NAME);
        PlainText.require(lastName, LONGEST_NAME);
        companyName.ifPresent(name -> PlainText.require(name, LONGEST_COMPANY));
    }

    /** First and last name. */
    public String name() {
        return firstName + ' ' + lastName;
    }

    /** Personal data has no place in a log. */
    @Override
    public String toString() {
        return "Person";
    }
}
