package com.keyri.it;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.Challenge;
import com.keyri.client.Claim;
import com.keyri.client.DecidedSignIn;
import com.keyri.client.EventType;
import com.keyri.test.Page;
import com.keyri.test.Phone;

/** Makes a browser known to a phone's user, as the person would: sign in, then choose so. */
public final class Recognitions {
    private Recognitions() {}

    public static void know(Page page, Phone phone) {
        try (BrowserSignIn signIn = page.show()) {
            signIn.connect();
            Claim claim = phone.scan(signIn);
            Page.type(signIn, claim);
            DecidedSignIn decided = phone.authenticator().approve(claim);
            Challenge offer = decided.knownBrowser();
            if (offer == null) {
                throw new AssertionError("the browser can't become known");
            }
            phone.authenticator().recogniseBrowser(claim, offer);
            signIn.redeem(Page.await(signIn, EventType.APPROVED));
        }
    }
}
