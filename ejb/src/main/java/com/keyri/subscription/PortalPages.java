package com.keyri.subscription;

import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.stripe.HostedPages;
import com.keyri.stripe.StripeException;
import com.keyri.stripe.StripeFailure;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Leads to Stripe's own pages, where cards and invoices are looked after. */
@ApplicationScoped
public class PortalPages {
    @Inject
    HostedPages pages;

    @EJB
    SubscriptionService service;

    @Inject
    @ConfigProperty(name = "keyri.public-url")
    String publicUrl;

    /** The address of a page for the organization that the caller works in; it lives for minutes. */
    public URI open() {
        String customer = service.customer();
        try {
            return pages.portal(customer, URI.create(publicUrl + "/portal/plan"));
        } catch (StripeException e) {
            if (e.failure() == StripeFailure.NOT_ALLOWED) {
                throw DomainException.of(
                        ProblemType.CONFLICT, List.of("this installation's key may not make such pages"));
            }
            throw DomainException.of(ProblemType.UNAVAILABLE);
        }
    }
}
