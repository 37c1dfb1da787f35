package com.keyri.test.stripe;

import com.keyri.test.stripe.StripeKeys.Level;
import java.util.Map;

/** What the installation's key may, as {@link StripeKeys#restricted} wants it. */
public final class StripeRights {
    /** Everything that it has to, and what it may where card entry starts from the installation's pages. */
    public static final Map<String, Level> OF_INSTALLATION = Map.of(
            "subscription", Level.WRITE,
            "billing_meter_event", Level.WRITE,
            "billing_meter", Level.READ,
            "plan", Level.READ,
            "product", Level.READ,
            "invoice", Level.READ,
            "customer", Level.READ,
            "event", Level.READ,
            "checkout_session", Level.WRITE,
            "customer_portal", Level.WRITE);

    private StripeRights() {}
}
