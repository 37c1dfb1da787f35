package com.keyri.setup;

import com.keyri.account.model.AccountId;
import com.keyri.mail.model.MailAddress;
import java.util.Optional;

/**
 * The first account has its phone; observers invite the others in the same transaction.
 *
 * @param administrator who did the set-up
 */
public record InstallationSetUp(
        AccountId administrator, Optional<MailAddress> securityOfficer, Optional<MailAddress> secondAdministrator) {}
