package com.keyri.stripe;

import com.stripe.net.ApiResource.RequestMethod;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The rights of a key at Stripe that we ask about, each by a request that changes nothing and shows nothing: it is
 * about an object that doesn't exist, or lacks what it needs. Only a key without the right gets 403. Stripe's name for
 * prices is {@code plan}.
 */
enum StripeRight {
    SUBSCRIPTION_WRITE(Need.WANTED, RequestMethod.POST, "/v1/subscriptions/sub_none"),
    BILLING_METER_EVENT_WRITE(Need.WANTED, RequestMethod.POST, "/v1/billing/meter_events"),
    BILLING_METER_READ(Need.WANTED, RequestMethod.GET, "/v1/billing/meters/mtr_none"),
    PLAN_READ(Need.WANTED, RequestMethod.GET, "/v1/prices/price_none"),
    PRODUCT_READ(Need.WANTED, RequestMethod.GET, "/v1/products/prod_none"),
    INVOICE_READ(Need.WANTED, RequestMethod.GET, "/v1/invoices/in_none"),
    CUSTOMER_READ(Need.WANTED, RequestMethod.GET, "/v1/customers/cus_none"),
    EVENT_READ(Need.WANTED, RequestMethod.GET, "/v1/events/evt_none"),
    CHECKOUT_SESSION_WRITE(Need.OPTIONAL, RequestMethod.POST, "/v1/checkout/sessions/cs_none/expire"),
    CUSTOMER_PORTAL_WRITE(Need.OPTIONAL, RequestMethod.POST, "/v1/billing_portal/sessions"),
    CHARGE_READ(Need.SURPLUS, RequestMethod.GET, "/v1/charges/ch_none"),
    PAYMENT_INTENT_READ(Need.SURPLUS, RequestMethod.GET, "/v1/payment_intents/pi_none"),
    PAYMENT_METHOD_READ(Need.SURPLUS, RequestMethod.GET, "/v1/payment_methods/pm_none"),
    SETUP_INTENT_READ(Need.SURPLUS, RequestMethod.GET, "/v1/setup_intents/seti_none"),
    REFUND_READ(Need.SURPLUS, RequestMethod.GET, "/v1/refunds/re_none"),
    DISPUTE_READ(Need.SURPLUS, RequestMethod.GET, "/v1/disputes/dp_none"),
    PAYOUT_READ(Need.SURPLUS, RequestMethod.GET, "/v1/payouts/po_none"),
    TRANSFER_READ(Need.SURPLUS, RequestMethod.GET, "/v1/transfers/tr_none"),
    BALANCE_TRANSACTION_READ(Need.SURPLUS, RequestMethod.GET, "/v1/balance_transactions/txn_none"),
    TOKEN_READ(Need.SURPLUS, RequestMethod.GET, "/v1/tokens/tok_none"),
    SOURCE_READ(Need.SURPLUS, RequestMethod.GET, "/v1/sources/src_none"),
    FILE_READ(Need.SURPLUS, RequestMethod.GET, "/v1/files/file_none"),
    WEBHOOK_READ(Need.SURPLUS, RequestMethod.GET, "/v1/webhook_endpoints/we_none"),
    COUPON_READ(Need.SURPLUS, RequestMethod.GET, "/v1/coupons/none"),
    PROMOTION_CODE_READ(Need.SURPLUS, RequestMethod.GET, "/v1/promotion_codes/promo_none"),
    CREDIT_NOTE_READ(Need.SURPLUS, RequestMethod.GET, "/v1/credit_notes/cn_none"),
    BILLING_METER_WRITE(Need.SURPLUS, RequestMethod.POST, "/v1/billing/meters/mtr_none/deactivate"),
    PLAN_WRITE(Need.SURPLUS, RequestMethod.POST, "/v1/prices/price_none"),
    PRODUCT_WRITE(Need.SURPLUS, RequestMethod.POST, "/v1/products/prod_none"),
    INVOICE_WRITE(Need.SURPLUS, RequestMethod.POST, "/v1/invoices/in_none/finalize"),
    CUSTOMER_WRITE(Need.SURPLUS, RequestMethod.POST, "/v1/customers/cus_none");

    /** Whether a key should have it. */
    enum Need {
        /** Nothing works without. */
        WANTED,
        /** Only where cards and their pages are reached from pages of ours. */
        OPTIONAL,
        /** Nobody may have it who takes the key. */
        SURPLUS
    }

    private final Need need;
    private final RequestMethod method;
    private final String path;

    StripeRight(Need need, RequestMethod method, String path) {
        this.need = need;
        this.method = method;
        this.path = path;
    }

    Need need() {
        return need;
    }

    RequestMethod method() {
        return method;
    }

    String path() {
        return path;
    }

    /** As Stripe names it, for example {@code rak_plan_read}. */
    String permission() {
        return "rak_" + name().toLowerCase(Locale.ROOT);
    }

    /** Those of a kind. */
    static List<StripeRight> that(Need need) {
        return Stream.of(values()).filter(right -> right.need == need).toList();
    }

    /** Whether nothing works without a permission of Stripe's; whoever may write may read. */
    static boolean isWanted(String permission) {
        return that(Need.WANTED).stream()
                .map(StripeRight::permission)
                .anyMatch(wanted -> permission.equals(wanted) || permission.equals(wanted.replace("_write", "_read")));
    }
}
