package com.keyri.approval;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** The approval that came with the present call, not looked at yet; the web module fills it in. */
@RequestScoped
public class GivenApproval {
    private Optional<String> idToken = Optional.empty();

    /** The id token that the approved sign-in gave. */
    public void came(String token) {
        idToken = Optional.of(token);
    }

    Optional<String> idToken() {
        return idToken;
    }
}
