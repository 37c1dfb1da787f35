package com.keyri.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.test.Answer;
import com.keyri.test.Call;
import com.keyri.test.Keyri;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages before a session, and what guards portal and console. */
@ExtendWith(RunningEar.class)
class ShellIT {
    private static final List<String> DOORS = List.of("/sign-in", "/sign-in/renew", "/setup", "/join", "/recover");

    private final Keyri keyri;

    ShellIT(Keyri keyri) {
        this.keyri = keyri;
    }

    @Test
    void shouldServeThePagesBeforeASessionUnderAPolicyThatAllowsNothingInline() {
        for (String path : DOORS) {
            Answer page = page(path).is(200);
            String policy = onlyPolicy(page);
            assertTrue(policy.contains("default-src 'none'"), policy);
            assertTrue(policy.contains("script-src 'self';"), policy);
            assertTrue(policy.contains("style-src 'self';"), policy);
            assertTrue(policy.contains("form-action 'none'"), policy);
            assertTrue(policy.contains("require-trusted-types-for 'script'"), policy);
            assertFalse(policy.contains("unsafe"), policy);
            assertEquals("no-store", page.header("Cache-Control"), path);
            assertEquals("", page.header("Set-Cookie"), path + " needs no session");
            assertFalse(page.body().matches("(?s).*<script(?![^>]* src=).*"), path + " has an inline script");
            assertFalse(page.body().matches("(?s).* (style|on[a-z]+)=\".*"), path + " has inline style or handlers");
        }
    }

    @Test
    void shouldServeEveryScriptAndStyleThatItsPagesName() {
        for (String path : DOORS) {
            Pattern.compile("(?:src|href)=\"(/(?:site|widget|favicon)[^\"]*)\"")
                    .matcher(page(path).body())
                    .results()
                    .map(found -> found.group(1))
                    .forEach(file -> assertEquals(200, page(file).status(), path + " names " + file));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in.xhtml",
                "/setup.xhtml",
                "/WEB-INF/views/sign-in.xhtml",
                "/WEB-INF/templates/shell.xhtml",
                "/WEB-INF/tags/field.xhtml",
                "/WEB-INF/keyri.taglib.xml",
                "/views/sign-in.xhtml",
                "/jakarta.faces.resource/sign-in.xhtml",
                "/jakarta.faces.resource/portal/index",
                "/jakarta.faces.resource/web.xml?ln=..",
                "/jakarta.faces.resource/..%2fWEB-INF/web.xml",
                "/jakarta.faces.resource/sign-in.xhtml?ln=WEB-INF/views",
            })
    void shouldNotShowTheSourceOfAView(String path) {
        Answer answer = keyri.get(path).send();
        assertTrue(answer.status() >= 400 && answer.status() < 500, path + ": " + answer.status());
        assertFalse(answer.body().contains("jakarta.faces"), path);
    }

    @Test
    void shouldLeadWhoeverHasNoSessionToTheSignInAndBack() {
        for (String wanted :
                List.of("/portal", "/portal/index", "/portal/nothing", "/console/index", "/portal/users?a=1&b=//x")) {
            Answer answer = page(wanted).is(303);
            assertEquals(wanted, back(answer));
            assertTrue(onlyPolicy(answer).contains("form-action 'self'"), "forms of our own");
            assertEquals("no-store", answer.header("Cache-Control"));
            assertEquals("", answer.header("Set-Cookie"), "nothing is begun for nobody");
        }
        assertEquals(
                "/portal/users",
                back(page("/portal/users?q=" + "x".repeat(2_000)).is(303)));
    }

    @Test
    void shouldLeadToNoOtherPlace() {
        for (String wanted : List.of("/portal//evil.example", "/portal/%5cevil.example", "/portal/;//evil.example")) {
            Answer answer = keyri.get(wanted).send();
            String location = answer.header("Location");
            assertTrue(location.isEmpty() || location.startsWith("/sign-in?to=%2Fportal"), wanted + ": " + location);
        }
    }

    @Test
    void shouldTakeFormsOfItsOwnPagesOnly() {
        form("/portal/index").send().is(403);
        form("/portal/index").from("https://evil.example").send().is(403);
        form("/portal/index").from("null").send().is(403);
        own("/portal/index").with("Sec-Fetch-Site", "cross-site").send().is(403);
        own("/console/index").with("Sec-Fetch-Site", "same-site").send().is(403);
        own("/portal/index").body("text/plain", "a=b").send().is(415);
        own("/portal/index").form(Map.of("a", "x".repeat(262_144))).send().is(413);
        Answer leads = own("/portal/index?secret=1")
                .with("Sec-Fetch-Site", "same-origin")
                .send()
                .is(303);
        assertEquals("/portal/index", back(leads));
        for (String path : List.of("/sign-in", "/setup", "/docs", "/", "/jakarta.faces.resource/faces.js")) {
            own(path).send().is(405);
        }
        for (String method : List.of("PUT", "PATCH", "DELETE", "OPTIONS")) {
            keyri.call(method, "/portal/index").from(keyri.publicUrl()).send().is(405);
        }
    }

    @Test
    void shouldTellAScriptInItsOwnWords() {
        Answer answer = own("/portal/index")
                .with("Faces-Request", "partial/ajax")
                .send()
                .is(200);
        assertTrue(answer.header("Content-Type").startsWith("text/xml"));
        assertTrue(answer.body().contains("<redirect url=\"/sign-in?to=%2Fportal%2Findex\">"), answer.body());
    }

    private Answer page(String path) {
        return keyri.get(path).with("Accept", "text/html").send();
    }

    private Call own(String path) {
        return form(path).from(keyri.publicUrl());
    }

    private Call form(String path) {
        return keyri.post(path).form(Map.of("a", "b"));
    }

    private static String onlyPolicy(Answer answer) {
        List<String> policies = answer.headers().allValues("Content-Security-Policy");
        assertEquals(1, policies.size(), policies.toString());
        return policies.get(0);
    }

    private static String back(Answer answer) {
        String location = answer.header("Location");
        String start = "/sign-in?to=";
        assertTrue(location.startsWith(start), location);
        return URLDecoder.decode(location.substring(start.length()), StandardCharsets.UTF_8);
    }
}
