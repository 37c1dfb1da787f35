package com.keyri.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ViewportSize;
import java.nio.file.Path;
import java.util.List;

/** Pictures of every state that a person sees, light and dark, wide and narrow; kept as output of the build. */
final class Gallery {
    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;

    private final Path folder;

    Gallery(Path folder) {
        this.folder = folder;
    }

    /** A state of a page that is looked at on desks and on phones: the whole page. */
    void everywhere(Page page, String name) {
        ViewportSize before = page.viewportSize();
        lightAndDark(page, name + "-desktop", true);
        page.setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
        lightAndDark(page, name + "-phone", true);
        page.setViewportSize(before.width, before.height);
    }

    /** What the phone in the hand shows, without scrolling. */
    void inHand(Page page, String name) {
        lightAndDark(page, name, false);
    }

    /** A state as it is. */
    void asItIs(Page page, String name) {
        shoot(page, name, false);
    }

    private void lightAndDark(Page page, String name, boolean whole) {
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            shoot(page, name + (scheme == ColorScheme.DARK ? "-dark" : "-light"), whole);
        }
    }

    private void shoot(Page page, String name, boolean whole) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(folder.resolve(name + ".png"))
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setFullPage(whole));
    }
}
