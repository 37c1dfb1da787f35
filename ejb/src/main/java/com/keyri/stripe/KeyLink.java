package com.keyri.stripe;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The address of Stripe's page that makes the key, with what it has to say filled in already. */
final class KeyLink {
    private static final String PAGE = "https://dashboard.stripe.com/";
    private static final String NAME = "Keyri";

    private KeyLink() {}

    /**
     * The link.
     *
     * @param isTest for a key that moves no money
     * @param withPages with the rights that Stripe's own pages want
     */
    static URI of(boolean isTest, boolean withPages) {
        Stream<StripeRight> rights = Stream.concat(
                StripeRight.that(StripeRight.Need.WANTED).stream(),
                withPages ? StripeRight.that(StripeRight.Need.OPTIONAL).stream() : Stream.empty());
        String permissions = rights.map(right -> "&" + encoded("permissions[]") + '=' + encoded(right.permission()))
                .collect(Collectors.joining());
        return URI.create(PAGE + (isTest ? "test/" : "") + "apikeys/create?name=" + NAME + permissions);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
