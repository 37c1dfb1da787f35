package com.keyri.directory.console;

import com.keyri.approval.console.PageApproval;
import com.keyri.directory.CustomerService;
import com.keyri.mail.model.MailAddress;
import com.keyri.organization.model.OrganizationId;
import com.keyri.text.model.PlainText;
import com.keyri.web.console.PageMessage;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The form for a customer's organization. */
@Named("newOrganizationPage")
@RequestScoped
public class NewOrganizationPage {
    private static final int LONGEST_NAME = 80;

    @EJB
    CustomerService customers;

    @Inject
    PageApproval approval;

    private @Nullable String name;
    private @Nullable String owner;
    private Optional<OrganizationId> made = Optional.empty();

    /** Makes it. */
    public void create() {
        String company = name == null ? "" : name.strip();
        Optional<MailAddress> address = MailAddress.of(owner == null ? "" : owner.strip());
        if (!PlainText.isPlain(company, LONGEST_NAME)) {
            PageMessage.beside("name", "Use letters, digits and ordinary signs only.");
        } else if (address.isEmpty()) {
            PageMessage.beside("owner", "That isn’t a mail address.");
        } else {
            approval.run(() -> {
                made = Optional.of(customers.create(company, address.orElseThrow()));
                name = null;
                owner = null;
            });
        }
    }

    /** The organization that was made just now. */
    public Optional<OrganizationId> getMade() {
        return made;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getOwner() {
        return owner;
    }

    public void setOwner(@Nullable String owner) {
        this.owner = owner;
    }
}
