package com.keyri.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pages that people see before they have a session. */
@OnStage
final class DoorJourney {
    private static final Map<String, String> TITLES = Map.of(
            "/sign-in", "Sign in",
            "/setup", "First start",
            "/join", "Join",
            "/recover", "Get your account back");

    @Test
    void shouldBeReadableByEverybodyEverywhere(Stage stage) {
        Page page = stage.desk().page();
        TITLES.forEach((path, title) -> {
            page.navigate(stage.platform().url() + path);
            assertThat(page.locator("h1")).hasText(title);
            assertThat(page.locator("[data-theme-switch]")).hasText("Theme: as the system");
            stage.gallery().everywhere(page, "door" + path.replace('/', '-'));
            Axe.check(page, title);
            page.setViewportSize(390, 844);
            Axe.check(page, title + " on a phone");
            assertEquals(390, page.evaluate("document.documentElement.scrollWidth"), title + " sticks out on a phone");
            page.setViewportSize(1280, 900);
        });
    }

    @Test
    void shouldSayTheSameOfEveryLinkThatDoesNotWork(Stage stage) {
        Page page = stage.desk().page();
        for (String path :
                List.of("/setup", "/join", "/recover#nothing_0123456789abcdef", "/join#nothing_0123456789abcdef")) {
            page.navigate("about:blank");
            page.navigate(stage.platform().url() + path);
            assertThat(page.locator("#gone h2")).hasText("This link doesn’t work");
            assertThat(page.locator("#gone h2")).isVisible();
            assertEquals("", page.evaluate("location.hash"), "the token has left the address bar");
        }
    }

    @Test
    void shouldKeepTheThemeThatWasChosen(Stage stage) {
        Page page = stage.desk().page();
        page.navigate(stage.platform().url() + "/recover");
        page.locator("[data-theme-switch]").click();
        page.locator("[data-theme-switch]").click();
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        page.reload();
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        assertThat(page.locator("[data-theme-switch]")).hasText("Theme: dark");
    }
}
