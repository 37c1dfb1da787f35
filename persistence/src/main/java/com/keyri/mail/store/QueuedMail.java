package com.keyri.mail.store;

import com.keyri.mail.model.MailId;
import com.keyri.organization.model.OrganizationId;
import com.keyri.secret.model.SealedText;
import java.util.Optional;
import java.util.UUID;

/**
 * A mail as it goes into the outbox.
 *
 * @param organization whose mail it is; empty for the installation's own
 * @param account whom it is for, where that person has an account
 * @param order the order that it belongs to and goes with
 * @param template the name of its words
 * @param language their language
 * @param recipient the address
 * @param parameters what is filled in
 */
public record QueuedMail(
        MailId id,
        Optional<OrganizationId> organization,
        Optional<UUID> account,
        Optional<UUID> order,
        String template,
        String language,
        SealedText recipient,
        SealedText parameters) {}
