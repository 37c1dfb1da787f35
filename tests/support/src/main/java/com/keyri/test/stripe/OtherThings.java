package com.keyri.test.stripe;

import java.util.LinkedHashMap;
import java.util.Map;

/** What an account has besides billing. This one has nothing of it, but whoever asks needs the right to ask. */
final class OtherThings {
    private static final Map<String, String> PATHS = paths();

    private OtherThings() {}

    static void addTo(Routes routes) {
        PATHS.forEach((path, permission) -> routes.of(permission).get("/v1/" + path + "/{id}", (id, parameters) -> {
            throw StripeRefusal.noSuch(permission, id, "id");
        }));
    }

    private static Map<String, String> paths() {
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("charges", "charge");
        paths.put("payment_intents", "payment_intent");
        paths.put("setup_intents", "setup_intent");
        paths.put("refunds", "refund");
        paths.put("disputes", "dispute");
        paths.put("payouts", "payout");
        paths.put("transfers", "transfer");
        paths.put("balance_transactions", "balance_transaction");
        paths.put("tokens", "token");
        paths.put("sources", "source");
        paths.put("files", "file");
        paths.put("webhook_endpoints", "webhook");
        paths.put("coupons", "coupon");
        paths.put("promotion_codes", "promotion_code");
        paths.put("credit_notes", "credit_note");
        return paths;
    }
}
