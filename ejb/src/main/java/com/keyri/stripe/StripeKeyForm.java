package com.keyri.stripe;

import com.keyri.secret.model.SecretText;
import java.util.regex.Pattern;

/** What a text says about the key that it is. */
final class StripeKeyForm {
    private static final Pattern RESTRICTED = Pattern.compile("rk_(live|test)_[A-Za-z0-9]{10,240}");
    private static final Pattern LIVE = Pattern.compile("rk_live_.*");
    private static final Pattern SIGNING = Pattern.compile("whsec_[A-Za-z0-9+/=_-]{10,240}");
    private static final int SHOWN = 4;

    private StripeKeyForm() {}

    static boolean isRestricted(SecretText key) {
        return RESTRICTED.matcher(key.reveal()).matches();
    }

    /** Whether it is one of the keys that may everything. */
    static boolean isUnrestricted(SecretText key) {
        return key.reveal().startsWith("sk_");
    }

    static boolean isLive(SecretText key) {
        return LIVE.matcher(key.reveal()).matches();
    }

    /** Whether it is a secret by which webhooks are signed. */
    static boolean isSigning(SecretText secret) {
        return SIGNING.matcher(secret.reveal()).matches();
    }

    /** The last characters, which Stripe's pages show too. */
    static String ending(SecretText key) {
        String text = key.reveal();
        return text.substring(text.length() - SHOWN);
    }
}
