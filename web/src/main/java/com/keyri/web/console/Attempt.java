package com.keyri.web.console;

import com.keyri.problem.DomainException;
import jakarta.ejb.EJBAccessException;

/** Something that a button of a page does without further ado, and that a service may refuse. */
public final class Attempt {
    private Attempt() {}

    /** Does it, and says at the top of the page what became of it. */
    public static void at(Runnable work, String done) {
        at(() -> {
            work.run();
            PageMessage.good(done);
        });
    }

    /** Does it; what it says where it works is its own business. */
    public static void at(Runnable work) {
        try {
            work.run();
        } catch (DomainException e) {
            PageMessage.refused(e);
        } catch (EJBAccessException e) {
            PageMessage.bad("Your role doesn’t allow this.");
        }
    }
}
