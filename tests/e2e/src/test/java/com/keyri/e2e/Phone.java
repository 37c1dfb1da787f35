package com.keyri.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** A phone with the authenticator open, a passkey store of its own, and a camera. */
final class Phone {
    private final BrowserContext context;
    private final CameraFeed camera;
    private final String authenticator;
    private final Page page;
    private final CDPSession devTools;
    private final String passkeyStore;

    Phone(BrowserContext context, CameraFeed camera, String authenticator) {
        this.context = context;
        this.camera = camera;
        this.authenticator = authenticator;
        this.page = context.pages().get(0);
        this.devTools = context.newCDPSession(page);
        this.passkeyStore = addPasskeyStore();
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** Opens the authenticator. */
    Phone open() {
        page.navigate(authenticator);
        return awaits("home");
    }

    /** Opens a link, as the phone's own camera or another app would. */
    Phone open(String link) {
        page.navigate(link);
        return this;
    }

    /** Scans what is on a screen with the authenticator's own scanner. */
    Phone scan(byte[] picture) {
        camera.show(picture);
        if (page.locator("#scan").isHidden()) {
            open();
        }
        page.locator("#scan").click();
        return this;
    }

    /** Waits for a screen of the authenticator. */
    Phone awaits(String screen) {
        assertThat(page.locator("main")).hasAttribute("data-screen", screen);
        return this;
    }

    /** A part of the present screen by its id. */
    Locator part(String id) {
        return page.locator("#" + id);
    }

    void press(String id) {
        part(id).click();
    }

    /** The six digits to type in the browser. */
    String number() {
        return part("number").innerText().strip();
    }

    /** The six digits to type on the site. */
    String confirmationCode() {
        awaits("confirmation");
        return part("confirmation-code").innerText().strip();
    }

    /** From the invitation to the six digits: makes the passkey and uses it once. */
    void acceptInvitation() {
        awaits("invitation");
        press("create");
        awaits("confirmation");
    }

    void says(String text) {
        assertThat(page.locator("main")).containsText(text);
    }

    /** From now on the person fails the fingerprint check, or passes it. */
    void verifies(boolean passes) {
        JsonObject setting = new JsonObject();
        setting.addProperty("authenticatorId", passkeyStore);
        setting.addProperty("isUserVerified", passes);
        devTools.send("WebAuthn.setUserVerified", setting);
    }

    private String addPasskeyStore() {
        JsonObject quiet = new JsonObject();
        quiet.addProperty("enableUI", false);
        devTools.send("WebAuthn.enable", quiet);
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject wanted = new JsonObject();
        wanted.add("options", options);
        return devTools.send("WebAuthn.addVirtualAuthenticator", wanted)
                .get("authenticatorId")
                .getAsString();
    }
}
