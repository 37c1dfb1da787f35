package com.keyri.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody has lost their phone and gets their account back. */
@OnStage
final class RecoveryJourney {
    @Test
    void shouldGetTheAccountBackWithACodeAMailAndSomebodyWhoAgrees(Stage stage) {
        Office office = new Office(stage.platform().keyri());
        Colleague owner = Colleague.join(stage, office.found("Potters of Example", Office.newAddress()), "Clara");
        String mail = Office.newAddress();
        invite(owner, mail);
        Colleague developer = Colleague.join(stage, office.link(mail), "Emmy");
        List<String> codes = makeCodes(stage, developer);

        Page page = stage.browser();
        page.navigate(stage.platform().url() + "/recover");
        page.locator("#mail").fill(mail);
        press(page, "Send me a link");
        assertThat(page.locator("#sent")).isVisible();
        stage.look(page, "recover-sent");
        page.navigate("about:blank");
        page.navigate(office.link(mail, "/recover#"));
        page.locator("#recovery-code").fill("AAAA-AAAA-AAAA-AAAA");
        press(page, "Go on");
        assertThat(page.locator("#recovery-code-message")).containsText("4 tries are left");
        stage.look(page, "recover-code");
        page.locator("#recovery-code").fill(codes.get(0));
        press(page, "Go on");
        assertThat(page.locator("#missing")).hasText("One person still has to agree.");
        stage.look(page, "recover-approval");

        // Whoever still has a phone is told, and can stop it.
        assertThat(developer.open("index").locator("main")).containsText("Somebody has asked to get back");
        stage.look(developer.page(), "portal-own-recovery");
        agree(stage, owner, mail);
        assertThat(page.locator("#approved")).isVisible();
        stage.look(page, "recover-approved");
        press(page, "Connect my phone");
        Colleague again = Colleague.connect(stage, page);
        assertThat(again.open("account").locator("#phones tbody tr")).hasCount(1);
        stopOne(stage, again, mail);
    }

    private static void invite(Colleague owner, String mail) {
        owner.open("members/invitations");
        owner.page().locator("#mailAddress").fill(mail);
        owner.page().locator("#role").selectOption("DEVELOPER");
        owner.press("Invite");
        owner.approve();
        owner.isTold("on its way");
    }

    private static List<String> makeCodes(Stage stage, Colleague person) {
        person.open("account");
        person.pressAndConfirm(person.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions()
                                .setName("Make ten new codes")
                                .setExact(true)));
        person.approve();
        List<String> codes = person.page()
                .locator("#codes")
                .innerText()
                .lines()
                .map(String::strip)
                .toList();
        assertEquals(10, codes.size());
        stage.look(person.page(), "portal-recovery-codes");
        return codes;
    }

    private static void agree(Stage stage, Colleague owner, String mail) {
        owner.open("recoveries");
        assertThat(owner.page().locator("tbody")).containsText(mail);
        assertThat(owner.page().locator("tbody")).containsText("Waits for a decision");
        stage.look(owner.page(), "portal-recoveries");
        owner.pressAndConfirm(owner.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Approve").setExact(true)));
        assertThat(owner.page().locator("#page-approval")).containsText("Approve the recovery of Emmy Example");
        owner.approve();
        owner.isTold("Your approval counts.");
        assertThat(owner.page().locator("tbody")).containsText("no phone is connected yet");
    }

    /** Somebody else asks for a recovery, and the person ends it. */
    private static void stopOne(Stage stage, Colleague person, String mail) {
        Page page = stage.browser();
        page.navigate(stage.platform().url() + "/recover");
        page.locator("#mail").fill(mail);
        press(page, "Send me a link");
        assertThat(page.locator("#sent")).isVisible();
        for (int i = 0; i < 40 && person.open("index").locator("#own-recovery").count() == 0; i++) {
            person.page().waitForTimeout(500);
        }
        person.pressAndConfirm(person.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Stop it").setExact(true)));
        person.isTold("The recovery is stopped.");
        assertThat(person.page().locator("#own-recovery")).hasCount(0);
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }
}
