package com.keyri.signin;

import com.keyri.signin.model.SignInId;
import com.keyri.signin.store.SignInNewsStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks what has happened to sign-ins, wherever it was done. */
@PermitAll
@Stateless
public class SignInNewsService {
    @Inject
    SignInNewsStore store;

    /** The last change of those to which something has happened since {@code known}; one statement. */
    public List<SignInChanged> since(Map<SignInId, SignInChange> known) {
        Map<SignInId, String> names = new HashMap<>();
        known.forEach((id, change) -> names.put(id, change.name()));
        return store.changed(names).entrySet().stream()
                .map(row -> new SignInChanged(row.getKey(), SignInChange.valueOf(row.getValue())))
                .toList();
    }
}
