package com.keyri.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Looks at a page with axe-core, in both colour schemes, for what keeps people with disabilities out. */
final class Axe {
    private static final String SCRIPT = Chromium.resource("/axe.min.js");
    private static final String RUN = """
            axe.run(document, { resultTypes: ['violations'],
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
                .then(({ passes, violations }) => ({
                    rules: passes.length,
                    found: violations
                        .flatMap(({ id, impact, help, nodes }) => nodes.map(({ target, failureSummary }) =>
                            `${id} (${impact}): ${help}: ${JSON.stringify(target)} ${failureSummary.replace(/\\s+/g, ' ')}`)),
                }))
            """;
    /**
     * A change of the scheme fades, and on the way colours are what nobody chose. The ring of time never stands still.
     */
    private static final String SETTLED = """
            () => {
                const roots = (root) => [root, ...[...root.querySelectorAll('*')]
                    .flatMap(({ shadowRoot }) => shadowRoot ? roots(shadowRoot) : [])];
                return roots(document).flatMap((root) => root.getAnimations())
                    .every((animation) => !(animation instanceof CSSTransition)
                        || animation.transitionProperty === 'stroke-dashoffset');
            }
            """;

    private static final int FEWEST_RULES = 15;
    private static final Set<String> LOOKED_AT = ConcurrentHashMap.newKeySet();

    private Axe() {}

    /** The paths of all pages that were looked at until now. */
    static Set<String> lookedAt() {
        return Set.copyOf(LOOKED_AT);
    }

    /** Refuses where there is a violation. */
    static void check(Page page, String name) {
        LOOKED_AT.add(URI.create(page.url()).getPath());
        List<String> found = new ArrayList<>();
        page.evaluate(SCRIPT + "; undefined");
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            page.waitForFunction(SETTLED);
            Map<?, ?> result = (Map<?, ?>) page.evaluate(RUN);
            int rules = ((Number) result.get("rules")).intValue();
            assertTrue(rules >= FEWEST_RULES, () -> "Only " + rules + " rules found anything to look at on " + name);
            ((List<?>) result.get("found")).forEach(violation -> found.add(name + " (" + scheme + "): " + violation));
        }
        assertEquals("", String.join("\n", found), "Accessibility violations");
    }
}
