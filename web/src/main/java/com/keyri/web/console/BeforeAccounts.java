package com.keyri.web.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import java.util.Optional;

/** What is true as long as there are no accounts: nobody is signed in, and the installation isn't set up. */
@ApplicationScoped
public class BeforeAccounts {
    @Produces
    @RequestScoped
    @Named("viewer")
    Viewer viewer() {
        return new Nobody();
    }

    @Produces
    @RequestScoped
    @Named("installation")
    Installation installation() {
        return Optional::empty;
    }
}
