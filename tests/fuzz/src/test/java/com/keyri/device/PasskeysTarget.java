package com.keyri.device;

import com.keyri.device.model.ApprovalKey;
import com.keyri.device.model.ApprovalKeyType;
import com.keyri.device.model.RegisteredApprovalKey;
import com.keyri.fuzz.parser.Seeds;
import com.keyri.fuzz.parser.Wrong;
import com.keyri.protocol.Base64Url;
import com.keyri.protocol.EcJwk;
import java.util.Arrays;

/** What WebAuthn brings: client data (JSON), attestation objects (CBOR), authenticator data. */
public final class PasskeysTarget {
    private static final PasskeyVerifier VERIFIER = new PasskeyVerifier(RelyingParty.of(Seeds.AUTHENTICATOR));
    private static final String CREDENTIAL = Base64Url.encode(new byte[16]);
    private static final ApprovalKey KEY = new ApprovalKey(
            ApprovalKeyType.PASSKEY, EcJwk.parse(Seeds.KEY), CREDENTIAL, Base64Url.encode(new byte[32]), 0, true, true);

    private PasskeysTarget() {}

    /** Called by Jazzer. The first byte, times eight, is how long the client data is; the rest is the other one. */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0) {
            return;
        }
        int end = Math.min(data.length, 1 + 8 * (data[0] & 0xff));
        String client = Base64Url.encode(Arrays.copyOfRange(data, 1, end));
        String other = Base64Url.encode(Arrays.copyOfRange(data, end, data.length));
        try {
            RegisteredApprovalKey made =
                    VERIFIER.register(new PasskeyAttestation(client, other), Seeds.CHALLENGE, CREDENTIAL, true);
            String id = made.key().credentialId();
            Wrong.unless(id != null && id.length() <= 1_364, "a credential's id without its bounds");
            Wrong.unless(data.length > 37, "a passkey out of nothing");
        } catch (ApprovalRejectedException e) {
            // As declared.
        }
        try {
            VERIFIER.verify(KEY, "{}", new PasskeyAssertion(CREDENTIAL, client, other, CREDENTIAL, null));
            throw new AssertionError("an assertion that nobody signed");
        } catch (ApprovalRejectedException e) {
            // As declared.
        }
    }
}
