package com.keyri.it.attack;

import com.keyri.client.BrowserSignIn;
import com.keyri.it.Claims;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A photographed code, shown when the suite began and used at its end, while its page is still open. */
final class LateCode {
    private final Scene early;
    private final BrowserSignIn signIn;
    private final String photographed;

    LateCode(Scene early) {
        this.early = early;
        this.signIn = early.show();
        this.photographed = signIn.qrLink().code().reveal();
    }

    List<Attack> list() {
        return List.of(Attack.prevented(
                "late claim: a photographed code, more than half a minute old",
                "refused; a fresh code counts",
                this::claim));
    }

    private void claim(Scene scene, Evidence seen) throws Exception {
        try (early) {
            Instant end = signIn.started().code().expiresAt().plusSeconds(1);
            Thread.sleep(Math.max(0, Duration.between(Instant.now(), end).toMillis()));
            Phone attacker = scene.shop().enrol(Shop.newUser());
            String id = Scene.id(signIn);
            seen.refused(Claims.of(attacker, id, photographed).send(), "claim-refused", id, "CODE");
            seen.saw("a fresh code had come", !signIn.qrLink().code().reveal().equals(photographed));
            early.finish(signIn, early.claim(signIn), seen);
        }
    }
}
