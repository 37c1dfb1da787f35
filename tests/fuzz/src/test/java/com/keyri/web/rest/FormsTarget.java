package com.keyri.web.rest;

import com.keyri.fuzz.parser.Input;
import com.keyri.fuzz.parser.Wrong;
import com.keyri.web.rest.form.Form;
import com.keyri.web.rest.json.MalformedBodyException;

/** Form bodies. */
public final class FormsTarget {
    private FormsTarget() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = Input.text(data);
        try {
            Form form = Form.parse(text);
            String token = form.only("token", "token_type_hint", "code", "grant_type", "scope")
                    .require("token", 64);
            Wrong.unless(!token.isEmpty() && token.length() <= 64, "a token without its bounds");
            Wrong.unless(token.indexOf(0) < 0 && token.indexOf('\uFFFD') < 0, "a token that no store can keep");
        } catch (MalformedBodyException e) {
            Wrong.unless(!e.violations().isEmpty(), "a refusal without a word");
        }
    }
}
