package com.keyri.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import org.junit.jupiter.api.Test;

/** Whose users may not sign in hears so, and nobody else does. */
class SignInsStoppedTest {
    private final SignInWorld world = new SignInWorld();
    private final Party browser = new Party("browser", world.clock);

    @Test
    void shouldBeginNoSignInOfWhoIsCutOff() {
        world.wiring.use(SignInPermission.class, organization -> !organization.equals(world.shop.organization()));

        DomainException e = assertThrows(DomainException.class, () -> world.start(browser));

        assertEquals(ProblemType.SIGN_INS_STOPPED, e.type());
        assertEquals("sign-in.started!CUT_OFF", world.wiring.audit().last());
    }

    @Test
    void shouldBeginSignInsOfOthers() {
        world.wiring.use(SignInPermission.class, organization -> organization.equals(world.shop.organization()));

        world.start(browser);

        assertEquals("sign-in.started", world.wiring.audit().last());
    }
}
