package com.keyri.signin;

import com.keyri.protocol.Base64Url;
import com.keyri.protocol.MatchingNumber;
import com.keyri.secret.MacPurpose;
import com.keyri.secret.ServerKeys;
import com.keyri.signin.model.SignInId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The six digits that the phone shows and the person types in the browser; kept as a MAC, a hash would be guessed. */
@ApplicationScoped
public class MatchingNumbers {
    private static final String DOMAIN = "keyri-number-v1";

    @Inject
    ServerKeys keys;

    String make() {
        return MatchingNumber.random().reveal();
    }

    String mac(SignInId id, String number) {
        return Base64Url.encode(keys.mac(MacPurpose.SIX_DIGITS).tag(DOMAIN, id.toString(), number));
    }
}
