package com.keyri.risk;

import com.keyri.fuzz.parser.Input;
import com.keyri.fuzz.parser.Wrong;
import com.keyri.signin.model.RequestingBrowser;

/** Browsers' names, which go through hundreds of regular expressions. */
public final class BrowsersTarget {
    private static final BrowserReader READER = reader();

    private BrowsersTarget() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        RequestingBrowser browser = READER.read("192.0.2.1", Input.text(data));
        Wrong.unless(browser.name().length() <= 1_100, "a browser's name grows");
    }

    @SuppressWarnings("UnnecessaryAssignment") // No container is here to inject it.
    private static BrowserReader reader() {
        BrowserReader reader = new BrowserReader();
        reader.places = new PlaceGateway();
        return reader;
    }
}
