package com.keyri.fuzz.parser;

import com.keyri.application.model.Origin;
import com.keyri.device.model.UserId;
import com.keyri.id.TypeId;
import com.keyri.protocol.Base64Url;
import com.keyri.protocol.EnrolmentLink;
import com.keyri.protocol.MalformedException;
import com.keyri.protocol.MatchingNumber;
import com.keyri.protocol.QrLink;
import com.keyri.protocol.SecretToken;
import com.keyri.protocol.TransactionText;
import com.keyri.risk.model.IpNetwork;
import com.keyri.text.model.PlainText;
import java.nio.charset.StandardCharsets;

/** Links, codes, numbers, ids, addresses and texts that people read. */
public final class TextsTarget {
    private TextsTarget() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        String chosen = Input.text(data);
        String text = Input.rest(chosen);
        switch (Input.choice(chosen, 4)) {
            case 0 -> links(text);
            case 1 -> codes(text);
            case 2 -> words(text);
            default -> addresses(text);
        }
    }

    private static void links(String text) {
        try {
            QrLink link = QrLink.parse(text);
            Wrong.unless(link.reveal().equals(text), "a link has two texts");
        } catch (MalformedException e) {
            // As declared.
        }
        try {
            EnrolmentLink link = EnrolmentLink.parse(text);
            Wrong.unless(link.reveal().equals(text), "a link has two texts");
        } catch (MalformedException e) {
            // As declared.
        }
    }

    private static void codes(String text) {
        try {
            Wrong.unless(Base64Url.encode(Base64Url.decode(text)).equals(text), "bytes have two texts");
        } catch (MalformedException e) {
            // As declared.
        }
        try {
            Wrong.unless(SecretToken.parse(text).reveal().equals(text), "a secret has two texts");
        } catch (MalformedException e) {
            // As declared.
        }
        try {
            Wrong.unless(MatchingNumber.parse(text).reveal().equals(text), "a number has two texts");
        } catch (MalformedException e) {
            // As declared.
        }
    }

    private static void words(String text) {
        try {
            TransactionText shown = new TransactionText(text);
            Wrong.unless(text.length() <= TransactionText.MAX_CHARS, "a text is too long");
            Wrong.unless(isUtf8(shown.text()), "a text can't be signed as it is shown");
        } catch (MalformedException e) {
            // As declared.
        }
        if (PlainText.isPlain(text, 80)) {
            Wrong.unless(text.codePointCount(0, text.length()) <= 80 && isUtf8(text), "a name is too long, or none");
            Wrong.unless(text.indexOf('\n') < 0 && text.indexOf(0) < 0, "a name has lines");
        }
    }

    private static void addresses(String text) {
        Origin.of(text)
                .ifPresent(origin -> Wrong.unless(
                        Origin.of(origin.value()).filter(origin::equals).isPresent(), "an origin isn't normal"));
        IpNetwork.parse(text)
                .ifPresent(network ->
                        Wrong.unless(IpNetwork.parse(network.toString()).isPresent(), "a network doesn't read back"));
        TypeId.parse("si", text)
                .ifPresent(id -> Wrong.unless(TypeId.format("si", id).equals(text), "an id has two texts"));
        UserId.parse(text).ifPresent(user -> Wrong.unless(user.toString().equals(text), "a user has two ids"));
    }

    private static boolean isUtf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(text);
    }
}
