package com.keyri.invoice;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.invoice.model.Invoice;
import com.keyri.invoice.model.InvoiceId;
import com.keyri.invoice.store.InvoiceStore;
import com.keyri.organization.OrganizationScope;
import com.keyri.paging.model.Page;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** The invoices of the organization that the caller works in. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.ADMINISTRATOR, Roles.BILLING, Roles.VIEWER})
public class InvoiceService {
    @Inject
    Caller caller;

    @Inject
    OrganizationScope scope;

    @Inject
    InvoiceStore store;

    /** The newest first; {@code cursor} is the {@code next} of the page before. */
    public Page<Invoice> list(int limit, Optional<String> cursor) {
        Optional<InvoiceId> after = cursor.map(
                text -> InvoiceId.parse(text).orElseThrow(() -> DomainException.of(ProblemType.INVALID_REQUEST)));
        scope.enter(caller.organization());
        return Page.cut(store.list(after, limit + 1), limit, last -> last.id().value());
    }

    /** One of them. */
    public Invoice get(InvoiceId id) {
        scope.enter(caller.organization());
        return store.find(id).orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
    }
}
