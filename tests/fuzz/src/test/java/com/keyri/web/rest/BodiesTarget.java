package com.keyri.web.rest;

import com.keyri.application.rest.ChangeApplicationRequest;
import com.keyri.application.rest.CreateApplication;
import com.keyri.credential.rest.CreateApiKey;
import com.keyri.device.rest.ChangeUserBody;
import com.keyri.device.rest.CompleteEnrolmentBody;
import com.keyri.device.rest.SignedBody;
import com.keyri.fuzz.parser.Wrong;
import com.keyri.signin.rest.ClaimSignInBody;
import com.keyri.signin.rest.DecideSignInBody;
import com.keyri.signin.rest.StartSignInBody;
import com.keyri.transaction.rest.CreateTransactionBody;
import com.keyri.web.rest.json.JsonText;
import com.keyri.web.rest.json.MalformedBodyException;
import com.keyri.web.rest.json.StrictJson;
import com.keyri.web.rest.problem.UnreadableBodyException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** JSON bodies, as the records that the operations take, behind the limit of their length. */
public final class BodiesTarget {
    /** In the order of the first byte. */
    public static final List<Class<?>> TYPES = List.of(
            StartSignInBody.class,
            ClaimSignInBody.class,
            DecideSignInBody.class,
            SignedBody.class,
            CompleteEnrolmentBody.class,
            CreateTransactionBody.class,
            CreateApplication.class,
            ChangeApplicationRequest.class,
            CreateApiKey.class,
            ChangeUserBody.class);

    private BodiesTarget() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0) {
            return;
        }
        byte[] sent = Arrays.copyOfRange(data, 1, data.length);
        byte[] body;
        try {
            body = new BodyLimit.BoundedStream(new ByteArrayInputStream(sent), System::nanoTime).readAllBytes();
        } catch (UnreadableBodyException e) {
            Wrong.unless(sent.length > BodyLimit.MOST_BYTES, "a short body is refused");
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Wrong.unless(
                Arrays.equals(sent, body) && body.length <= BodyLimit.MOST_BYTES, "a body changes, or is too long");
        read(body, TYPES.get((data[0] & 0xff) % TYPES.size()));
    }

    private static void read(byte[] body, Class<?> type) {
        try {
            Object read = JsonText.read(body, type);
            if (read != null) {
                byte[] written = StrictJson.mapper().writeValueAsBytes(read);
                Wrong.unless(JsonText.read(written, type).equals(read), "a body reads back as another");
            }
        } catch (MalformedBodyException e) {
            Wrong.unless(!e.violations().isEmpty(), "a refusal without a word");
            e.violations()
                    .forEach(each -> Wrong.unless(
                            each.path().length() <= 128 && each.message().length() <= 200, "a refusal grows"));
        }
    }
}
