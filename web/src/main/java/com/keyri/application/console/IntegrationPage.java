package com.keyri.application.console;

import com.keyri.web.docs.Guides;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What to copy to sign people in to an application: the files of the guide, which the guide's own test runs, with this
 * installation's address and the application's id in them.
 */
@Named("integrationPage")
@RequestScoped
public class IntegrationPage {
    private static final String GUIDE = "add-sign-in";

    @Inject
    ShownApplication shown;

    @Inject
    Guides guides;

    @Inject
    @ConfigProperty(name = "keyri.public-url")
    String publicUrl;

    /** The page with the element. */
    public String getPage() {
        return filled(guides.file(GUIDE, "page.html"));
    }

    /** The server with the two endpoints. */
    public String getServer() {
        return guides.file(GUIDE, "server.mjs");
    }

    /** How it is started. */
    public String getCommand() {
        return "KEYRI_URL=" + publicUrl + " KEYRI_APPLICATION=" + shown.id() + " KEYRI_API_KEY=keyri_sk_… \\\nORIGIN="
                + shown.view().origins().get(0) + " PORT=8080 node server.mjs";
    }

    /** The Content-Security-Policy that such a page may have. */
    public String getPolicy() {
        return "script-src 'self' " + publicUrl + "; connect-src 'self' " + publicUrl + " wss"
                + publicUrl.substring("https".length());
    }

    private String filled(String text) {
        String result = text;
        for (Map.Entry<String, String> blank : Map.of(
                        "{keyri}", publicUrl, "{application}", shown.id().toString())
                .entrySet()) {
            result = result.replace(blank.getKey(), blank.getValue());
        }
        return result;
    }
}
