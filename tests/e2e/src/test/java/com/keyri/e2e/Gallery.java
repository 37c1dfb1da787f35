package com.keyri.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ViewportSize;
import java.nio.file.Path;
import java.util.List;

/** Pictures of every state that a person sees, light and dark, wide and narrow; an output of the build. */
final class Gallery {
    private static final int DESK_WIDTH = 1280;
    private static final int DESK_HEIGHT = 900;
    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;

    private final Path folder;
    private final boolean isWanted;

    /**
     * Pictures for people: no test looks at them.
     *
     * @param isWanted whether it takes them; a page goes through all its widths and schemes in any case
     */
    Gallery(Path folder, boolean isWanted) {
        this.folder = folder;
        this.isWanted = isWanted;
    }

    /** A state of a page that is looked at on desks and on phones: the whole page. */
    void everywhere(Page page, String name) {
        wideAndNarrow(page, name, true, () -> {});
    }

    /** A page that is too long for one picture: what is in the window after {@code look}. */
    void inWindow(Page page, String name, Runnable look) {
        wideAndNarrow(page, name, false, look);
    }

    /** What the phone in the hand shows, without scrolling. */
    void inHand(Page page, String name) {
        lightAndDark(page, name, false);
    }

    /** A state as it is, in any case: somebody has to find out what went wrong. */
    void asItIs(Page page, String name) {
        shoot(page, name, false);
    }

    private void wideAndNarrow(Page page, String name, boolean whole, Runnable look) {
        ViewportSize before = page.viewportSize();
        page.setViewportSize(DESK_WIDTH, DESK_HEIGHT);
        look.run();
        lightAndDark(page, name + "-desktop", whole);
        page.setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
        look.run();
        lightAndDark(page, name + "-phone", whole);
        page.setViewportSize(before.width, before.height);
    }

    private void lightAndDark(Page page, String name, boolean whole) {
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            if (isWanted) {
                shoot(page, name + (scheme == ColorScheme.DARK ? "-dark" : "-light"), whole);
            }
        }
    }

    private void shoot(Page page, String name, boolean whole) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(folder.resolve(name + ".png"))
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setFullPage(whole));
    }
}
