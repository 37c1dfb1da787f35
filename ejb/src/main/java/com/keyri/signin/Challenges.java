package com.keyri.signin;

import com.keyri.protocol.Base64Url;
import com.keyri.protocol.Digests;

/** How a challenge is kept: by its hash, so that the database can't answer for the server. */
final class Challenges {
    private Challenges() {}

    static String hash(String challenge) {
        return Base64Url.encode(Digests.sha256(challenge));
    }

    static boolean matches(String challenge, String hash) {
        return Digests.equal(hash(challenge), hash);
    }
}
