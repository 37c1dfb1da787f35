package com.keyri.invoice;

import com.keyri.access.model.Roles;
import com.keyri.invoice.model.InvoiceId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.stripe.InvoiceGateway;
import com.keyri.stripe.StripeException;
import com.keyri.stripe.StripeInvoice;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.URI;

/** Where an invoice's document is. The address is asked for each time: whoever has it needs nothing else. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.ADMINISTRATOR, Roles.BILLING, Roles.VIEWER})
public class InvoiceDocumentService {
    @EJB
    InvoiceService invoices;

    @Inject
    InvoiceGateway gateway;

    /**
     * The PDF's address at Stripe.
     *
     * @throws DomainException {@code NOT_FOUND} where it isn't the organization's, or has no document yet;
     *     {@code UNAVAILABLE} where Stripe can't be asked
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public URI find(InvoiceId id) {
        invoices.get(id);
        try {
            return gateway.find(id.value())
                    .flatMap(StripeInvoice::pdf)
                    .filter(address -> "https".equals(address.getScheme()))
                    .orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
        } catch (StripeException e) {
            throw DomainException.of(ProblemType.UNAVAILABLE);
        }
    }
}
