package com.keyri.setup;

import com.keyri.account.model.Person;
import com.keyri.mail.model.MailAddress;
import com.keyri.protocol.SecretToken;
import java.util.Optional;

/**
 * The first start.
 *
 * @param token of the link that the terminal printed
 * @param organizationName who runs this installation
 * @param administrator the first one
 * @param securityOfficer whom to invite as that; empty: the first administrator is it
 * @param secondAdministrator whom to invite as that
 */
public record BeginSetup(
        SecretToken token,
        String organizationName,
        Person administrator,
        Optional<MailAddress> securityOfficer,
        Optional<MailAddress> secondAdministrator) {}
