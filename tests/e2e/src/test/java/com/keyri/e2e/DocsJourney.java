package com.keyri.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The API document and the guides as integrators read them. */
@OnStage
final class DocsJourney {
    @Test
    void shouldShowTheApiDocumentToEveryone(Stage stage) {
        Page page = stage.desk().page();
        page.navigate(stage.platform().url() + "/docs/api");
        assertThat(page.locator("h1")).hasText("Keyri API");
        stage.gallery().inWindow(page, "docs", () -> {});
        stage.gallery().inWindow(page, "docs-operation", () -> openSignIn(page));
        assertThat(page.locator("#startSignIn .address")).containsText("/api/v1/sign-ins");
        Axe.check(page, "API document");
        page.setViewportSize(390, 844);
        Axe.check(page, "API document on a phone");
        assertEquals(390, page.evaluate("document.documentElement.scrollWidth"), "Nothing sticks out on a phone");
    }

    @Test
    void shouldLeadFromTheOverviewThroughTheGuides(Stage stage) {
        Page page = stage.desk().page();
        page.navigate(stage.platform().url() + "/docs");
        assertThat(page.locator("h1")).hasText("Guides");
        stage.gallery().everywhere(page, "guides");
        List<String> names = page.locator("main ol a").allInnerTexts();
        for (String name : names) {
            page.locator("nav")
                    .getByText(name, new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.locator("h1")).hasText(name);
            String address = page.url().substring(page.url().lastIndexOf('/') + 1);
            stage.gallery().everywhere(page, "guide-" + address);
            Axe.check(page, name);
            page.setViewportSize(390, 844);
            Axe.check(page, name + " on a phone");
            assertEquals(390, page.evaluate("document.documentElement.scrollWidth"), name + " sticks out on a phone");
        }
    }

    private static void openSignIn(Page page) {
        page.locator("nav").getByText("Start a sign-in").click();
        assertThat(page.locator("#startSignIn h3")).isInViewport();
    }
}
