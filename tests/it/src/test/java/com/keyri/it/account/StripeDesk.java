package com.keyri.it.account;

import com.keyri.it.Await;
import com.keyri.test.Answer;
import com.keyri.test.Keyri;
import com.keyri.test.stripe.StripeKeys.Level;
import com.keyri.test.stripe.StripeRights;
import com.keyri.test.stripe.StripeStandIn;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The security officer at the connection to Stripe. */
record StripeDesk(Person officer, StripeStandIn stripe) {
    static final String CONNECTION = "/api/v1/billing/connection";

    static StripeDesk of(Keyri keyri, StripeStandIn stripe) {
        return new StripeDesk(FirstAdministrator.person(keyri), stripe);
    }

    /** The rights as they should be, with one that is otherwise. */
    static Map<String, Level> rights(String right, Level level) {
        Map<String, Level> rights = new HashMap<>(StripeRights.OF_INSTALLATION);
        rights.put(right, level);
        return rights;
    }

    /** A key as it should be. */
    String goodKey() {
        return stripe.keys().restricted(StripeRights.OF_INSTALLATION);
    }

    /** Enters a key, with the approval on the phone. */
    Answer enter(String key) {
        return officer.act(
                () -> officer.browser().call("PUT", CONNECTION + "/key").json(Map.of("key", key)));
    }

    /** Enters a signing secret of a kind, with the approval on the phone. */
    Answer trust(String kind, String secret) {
        return officer.act(() -> officer.browser()
                .call("PUT", CONNECTION + "/webhook-secrets/" + kind)
                .json(Map.of("secret", secret)));
    }

    JsonNode connection() {
        return officer.get(CONNECTION).is(200).json();
    }

    /** Enters a key as it should be, and waits until calls are made with it. */
    String connect() {
        String key = goodKey();
        enter(key).is(200);
        String ending = key.substring(key.length() - 4);
        Await.until(
                "Stripe's turn",
                () -> connection().path("key").path("ending").asString("").equals(ending));
        return key;
    }
}
