package com.keyri.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** What one test plays with: the platform, and browsers that nobody has used before. */
final class Stage {
    private final House house;
    private final String name;
    private final Faults faults = new Faults();
    private final List<BrowserContext> contexts = new ArrayList<>();

    Stage(House house, String name) {
        this.house = house;
        this.name = name;
    }

    Platform platform() {
        return house.platform();
    }

    Ledger ledger() {
        return house.platform().ledger();
    }

    Gallery gallery() {
        return house.gallery();
    }

    Faults faults() {
        return faults;
    }

    /** The sign-ins that were left alone at the start of the run. */
    Forgotten forgotten() {
        return house.forgotten();
    }

    /** A new browser on a desk. */
    Desk desk() {
        return new Desk(watched("desk", house.chromium().desk()), platform().shop());
    }

    /** A new browser on a desk, with an empty page. */
    Page browser() {
        return watched("desk", house.chromium().desk()).newPage();
    }

    /** A new phone. */
    Phone phone() {
        CameraFeed camera = house.camera();
        return new Phone(
                watched("phone", house.chromium().phone(camera)),
                camera,
                platform().authenticator());
    }

    /** A customer of the shop with a connected phone, signed in on the account page. */
    Customer customer() {
        Desk desk = desk();
        Phone phone = phone();
        EnrolPanel panel = desk.createAccount().awaitsScan();
        phone.open(panel.link()).acceptInvitation();
        panel.type(phone.confirmationCode());
        phone.awaits("enrolled");
        desk.page().waitForCondition(() -> desk.page().locator("#order").isVisible());
        return new Customer(desk, phone, String.valueOf(desk.customer().get("name")));
    }

    /** Keeps pictures of a page in every light and width, and finds no fault in its accessibility. */
    void look(Page page, String picture) {
        gallery().everywhere(page, picture);
        Axe.check(page, picture);
    }

    /** Pictures of what everybody sees, for whoever has to find out what went wrong. */
    void photograph() {
        for (int i = 0; i < contexts.size(); i++) {
            for (var page : contexts.get(i).pages()) {
                gallery().asItIs(page, "failed-" + name + "-" + i);
            }
        }
    }

    void clear() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
    }

    private BrowserContext watched(String who, BrowserContext context) {
        contexts.add(context);
        faults.watch(who, context);
        return context;
    }
}
