package com.keyri.session.console;

import com.keyri.access.Caller;
import com.keyri.account.model.AccountKind;
import com.keyri.session.SessionService;
import com.keyri.session.SignedInPerson;
import com.keyri.session.model.FoundSession;
import com.keyri.web.console.Viewer;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The signed-in person as the pages show them; looked up once a request, and only where a page asks. */
@Named("viewer")
@RequestScoped
public class SignedInViewer implements Viewer {
    @Inject
    Caller caller;

    @EJB
    SessionService sessions;

    @Inject
    InstantSource clock;

    private @Nullable SignedInPerson person;

    @Override
    public boolean isSignedIn() {
        return session().isPresent();
    }

    @Override
    public boolean needsProof() {
        return session().filter(found -> found.needsProof(clock.instant())).isPresent();
    }

    @Override
    public String accountName() {
        return person().map(SignedInPerson::name).orElse("");
    }

    @Override
    public Optional<String> organizationName() {
        return person().flatMap(SignedInPerson::organizationName);
    }

    @Override
    public Set<String> roles() {
        return needsProof() ? Set.of() : session().map(FoundSession::roles).orElse(Set.of());
    }

    @Override
    public boolean isStaff() {
        return session().filter(found -> found.kind() == AccountKind.STAFF).isPresent();
    }

    @Override
    public Optional<Instant> sessionEndsAt() {
        return session().map(FoundSession::expiresAt);
    }

    private Optional<FoundSession> session() {
        return caller.signedInSession();
    }

    private Optional<SignedInPerson> person() {
        if (person == null && isSignedIn() && !needsProof()) {
            person = sessions.person();
        }
        return Optional.ofNullable(person);
    }
}
