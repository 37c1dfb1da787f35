package com.keyri.stripe;

import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.AutomaticTax;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.SubscriptionData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;

/** Stripe's own pages by Stripe's library. */
@ApplicationScoped
public class PageCalls implements HostedPages {
    @Inject
    StripeCalls calls;

    @Override
    public HostedPage checkout(NewCheckout checkout) {
        SessionCreateParams params = params(checkout);
        RequestOptions options = RequestOptions.builder()
                .setIdempotencyKey(checkout.idempotencyKey())
                .build();
        Session session = calls.call(client -> client.v1().checkout().sessions().create(params, options));
        return new HostedPage(session.getId(), URI.create(session.getUrl()));
    }

    private static SessionCreateParams params(NewCheckout checkout) {
        SessionCreateParams.Builder params = SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.SUBSCRIPTION)
                .setClientReferenceId(checkout.organization().toString())
                .setCustomer(checkout.customer().orElse(null))
                .setSuccessUrl(checkout.success().toString())
                .setCancelUrl(checkout.cancel().toString())
                .setSubscriptionData(subscription(checkout.trialDays()));
        // A metered price has no quantity; Stripe refuses one.
        checkout.flatPrices()
                .forEach(price -> params.addLineItem(
                        LineItem.builder().setPrice(price).setQuantity(1L).build()));
        checkout.meteredPrices()
                .forEach(price ->
                        params.addLineItem(LineItem.builder().setPrice(price).build()));
        if (checkout.isTaxAutomatic()) {
            params.setAutomaticTax(AutomaticTax.builder().setEnabled(true).build())
                    .setBillingAddressCollection(SessionCreateParams.BillingAddressCollection.REQUIRED);
        }
        return params.build();
    }

    private static SubscriptionData subscription(int trialDays) {
        SubscriptionData.Builder subscription = SubscriptionData.builder()
                .setBillingMode(SubscriptionData.BillingMode.builder()
                        .setType(SubscriptionData.BillingMode.Type.FLEXIBLE)
                        .build());
        if (trialDays > 0) {
            subscription.setTrialPeriodDays((long) trialDays);
        }
        return subscription.build();
    }

    @Override
    public Optional<StripeCheckout> findCheckout(String checkout) {
        try {
            return Optional.of(
                    shape(calls.call(client -> client.v1().checkout().sessions().retrieve(checkout))));
        } catch (StripeException e) {
            if (e.failure() == StripeFailure.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static StripeCheckout shape(Session session) {
        return new StripeCheckout(
                session.getId(),
                Optional.ofNullable(session.getStatus()).orElse(""),
                Optional.ofNullable(session.getClientReferenceId()),
                Optional.ofNullable(session.getCustomer()),
                Optional.ofNullable(session.getSubscription()),
                Optional.ofNullable(session.getUrl()).map(URI::create));
    }

    @Override
    public void expireCheckout(String checkout) {
        boolean isOpen = findCheckout(checkout)
                .map(found -> found.status().equals("open"))
                .orElse(false);
        if (isOpen) {
            calls.call(client -> client.v1().checkout().sessions().expire(checkout));
        }
    }

    @Override
    public URI portal(String customer, URI comeBack) {
        com.stripe.param.billingportal.SessionCreateParams params =
                com.stripe.param.billingportal.SessionCreateParams.builder()
                        .setCustomer(customer)
                        .setReturnUrl(comeBack.toString())
                        .build();
        return URI.create(
                calls.call(client -> client.v1().billingPortal().sessions().create(params))
                        .getUrl());
    }
}
