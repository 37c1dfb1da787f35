package com.keyri.it.crash;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.Claim;
import com.keyri.client.DecidedSignIn;
import com.keyri.client.EventType;
import com.keyri.client.OpenedBy;
import com.keyri.test.Page;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * People with phones, each with a browser of their own that is known to them; many sign-ins of theirs at once.
 *
 * @param shop where they sign in
 * @param people all of them
 */
record Crowd(Shop shop, List<Person> people) {
    /** Somebody with a phone and a known browser. */
    record Person(Phone phone, Page known) {}

    /** Enrols {@code size} people. */
    static Crowd of(Shop shop, int size) {
        List<Person> people = IntStream.range(0, size)
                .parallel()
                .mapToObj(number -> person(shop))
                .toList();
        return new Crowd(shop, people);
    }

    /** So many sign-ins that haven't begun: half from known browsers, half from others. */
    List<Ceremony> ceremonies(int count, Random random, AtomicInteger steps) {
        List<Ceremony> ceremonies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Person person = people.get(i % people.size());
            Page page = random.nextBoolean() ? person.known() : shop.page();
            ceremonies.add(new Ceremony(page, person.phone(), Intent.of(i), random.nextLong(), steps));
        }
        return ceremonies;
    }

    private static Person person(Shop shop) {
        Phone phone = shop.enrol(Shop.newUser());
        Page page = shop.page();
        try (BrowserSignIn signIn = page.show()) {
            signIn.connect();
            Claim claim = phone.authenticator().claim(signIn.qrLink(), OpenedBy.SCANNER);
            Page.type(signIn, claim);
            DecidedSignIn decided = phone.authenticator().approve(claim);
            phone.authenticator().recogniseBrowser(claim, Objects.requireNonNull(decided.knownBrowser()));
            signIn.redeem(Page.await(signIn, EventType.APPROVED));
        }
        return new Person(phone, page);
    }
}
