package com.keyri.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;

/** The API document as integrators read it. */
@OnStage
final class DocsJourney {
    @Test
    void shouldShowTheApiDocumentToEveryone(Stage stage) {
        Desk desk = stage.desk();
        desk.page().navigate(stage.platform().url() + "/docs");
        assertThat(desk.page().locator("h1")).hasText("Keyri API");
        assertThat(desk.page().locator("body")).containsText("/api/v1/sign-ins");
        stage.gallery().everywhere(desk.page(), "docs");
        Axe.check(desk.page(), "API document");
    }
}
