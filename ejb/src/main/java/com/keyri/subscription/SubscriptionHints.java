package com.keyri.subscription;

import com.keyri.organization.model.OrganizationId;
import com.keyri.stripe.HostedPages;
import com.keyri.stripe.InvoiceGateway;
import com.keyri.stripe.StripeCheckout;
import com.keyri.stripe.StripeHint;
import com.keyri.stripe.StripeHintHandler;
import com.keyri.stripe.StripeInvoice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Goes by Stripe's hints: whatever has happened, what there is now is read. So it makes no difference how often, in
 * which order or how late they come, as long as one comes after what happened last.
 */
@ApplicationScoped
public class SubscriptionHints implements StripeHintHandler {
    private static final String CHECKOUT = "checkout.session.completed";
    private static final String SUBSCRIPTION = "customer.subscription.";
    private static final String INVOICE = "invoice.";
    private static final List<String> PREFIXES = List.of(SUBSCRIPTION, INVOICE, "subscription_schedule.");

    @Inject
    SubscriptionMirror mirror;

    @Inject
    HostedPages pages;

    @Inject
    InvoiceGateway invoices;

    @Inject
    SubscriptionReadings readings;

    @Override
    public boolean accepts(String type) {
        return type.equals(CHECKOUT) || PREFIXES.stream().anyMatch(type::startsWith);
    }

    @Override
    public void handle(StripeHint hint) {
        if (hint.type().equals(CHECKOUT)) {
            hint.objectId().flatMap(pages::findCheckout).ifPresent(this::connect);
        } else if (hint.type().startsWith(SUBSCRIPTION) && hint.objectId().isPresent()) {
            mirror.refresh(hint.objectId().orElseThrow());
        } else if (hint.customer().isPresent()) {
            mirror.refreshCustomer(hint.customer().orElseThrow());
        } else if (hint.type().startsWith(INVOICE)) {
            hint.objectId().flatMap(invoices::find).map(StripeInvoice::customer).ifPresent(mirror::refreshCustomer);
        }
    }

    /** What somebody has agreed to there is the organization's that the page was made for. */
    private void connect(StripeCheckout checkout) {
        checkout.customer()
                .ifPresent(customer -> checkout.reference()
                        .flatMap(OrganizationId::parse)
                        .ifPresentOrElse(
                                organization -> readings.connect(organization, customer),
                                () -> mirror.catchUp(customer)));
    }
}
