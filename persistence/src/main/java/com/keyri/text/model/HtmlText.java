package com.keyri.text.model;

/** Text as HTML, for an element's content or a quoted attribute. */
public final class HtmlText {
    private HtmlText() {}

    /** The same text where nothing in it is markup. */
    public static String of(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
