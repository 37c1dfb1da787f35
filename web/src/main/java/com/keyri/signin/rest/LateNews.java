package com.keyri.signin.rest;

import com.keyri.signin.SignInChanged;
import com.keyri.signin.model.SignInId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Changes that couldn't be told yet; at most one of each kind for each followed sign-in. */
final class LateNews {
    private final Set<SignInChanged> late = ConcurrentHashMap.newKeySet();

    void add(SignInChanged changed) {
        late.add(changed);
    }

    /** Takes all of them out, to be tried again. */
    List<SignInChanged> take() {
        List<SignInChanged> taken = List.copyOf(late);
        taken.forEach(late::remove);
        return taken;
    }

    /** Whether somebody doesn't know yet how it stands with that sign-in. */
    boolean concerns(SignInId signIn) {
        return late.stream().anyMatch(changed -> changed.id().equals(signIn));
    }
}
