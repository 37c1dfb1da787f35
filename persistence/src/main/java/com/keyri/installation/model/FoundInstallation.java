package com.keyri.installation.model;

import com.keyri.account.model.AccountId;
import com.keyri.application.model.ApplicationId;
import com.keyri.mail.model.MailAddress;
import com.keyri.organization.model.OrganizationId;
import java.util.Optional;

/**
 * Keyri's own application, and how far the first start is.
 *
 * @param firstAccount who makes the installation
 * @param officer whom to invite as the security officer; empty: the first account is it
 * @param second whom to invite as the second administrator
 * @param isSetUp whether the first account has its phone
 */
public record FoundInstallation(
        OrganizationId organization,
        ApplicationId application,
        AccountId firstAccount,
        Optional<MailAddress> officer,
        Optional<MailAddress> second,
        boolean isSetUp) {}
