package com.keyri.fuzz;

import com.keyri.client.SignedIn;
import com.keyri.test.Keyri;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import java.util.ArrayList;
import java.util.List;

/** What must be as it was when all bad requests have been sent. */
final class Afterwards {
    private Afterwards() {}

    /** What isn't; empty: nothing. */
    static List<String> troubles(Keyri keyri, Rows rows) {
        List<String> troubles = new ArrayList<>(rows.troubles());
        try {
            Shop shop = Shop.open(keyri);
            Phone phone = shop.enrol(Shop.newUser());
            SignedIn signedIn = shop.page().signIn(phone);
            if (shop.server().introspect(signedIn.idToken(), null).isEmpty()) {
                troubles.add("the token of a sign-in afterwards isn't active");
            }
        } catch (RuntimeException | AssertionError e) {
            troubles.add("nobody can sign in any more: " + e);
        }
        troubles.addAll(keyri.violations().drain());
        return troubles;
    }
}
