package com.keyri.signin.rest;

import com.keyri.signin.model.RequestingBrowser;

/** What is shown of a browser. */
public record BrowserBody(String name, String operatingSystem, String place) {
    static BrowserBody from(RequestingBrowser browser) {
        return new BrowserBody(browser.name(), browser.system(), browser.place());
    }
}
