package com.keyri.session;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.account.AccountScope;
import com.keyri.account.model.AccountId;
import com.keyri.account.model.Person;
import com.keyri.account.store.AccountEntity;
import com.keyri.account.store.AccountStore;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.installation.OwnApplication;
import com.keyri.member.model.Membership;
import com.keyri.member.store.MembershipStore;
import com.keyri.organization.model.OrganizationId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.proof.NoncePurpose;
import com.keyri.proof.NonceRule;
import com.keyri.proof.ProofDemand;
import com.keyri.proof.ProofService;
import com.keyri.session.model.FoundSession;
import com.keyri.session.model.SessionEnd;
import com.keyri.session.model.SessionId;
import com.keyri.session.model.SessionView;
import com.keyri.session.store.SessionStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a signed-in person does with their own sessions. */
@Stateless
@RolesAllowed(Roles.ACCOUNT)
public class SessionService {
    private static final int MOST_SESSIONS = 100;
    private static final int MOST_ORGANIZATIONS = 200;

    @Inject
    Caller caller;

    @Inject
    AccountScope scope;

    @Inject
    AccountStore accounts;

    @Inject
    SessionStore sessions;

    @Inject
    LiveSessions live;

    @Inject
    MembershipStore memberships;

    @Inject
    OwnApplication own;

    @Inject
    ProofService proofs;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /** The session that makes the call. */
    @RolesAllowed({Roles.ACCOUNT, Roles.UNPROVEN})
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED) // It was read when the call came.
    public FoundSession current() {
        return caller.session();
    }

    /** Who is signed in; where an organization is entered already, it is left. */
    public SignedInPerson person() {
        FoundSession session = caller.session();
        scope.enter(session.account());
        Person person = accounts.find(session.account())
                .map(AccountEntity::person)
                .orElseThrow(() -> DomainException.of(ProblemType.UNAUTHENTICATED));
        Optional<String> organization = session.organization()
                .flatMap(id -> memberships.listOf(session.account(), MOST_ORGANIZATIONS).stream()
                        .filter(membership -> membership.organization().equals(id))
                        .map(Membership::organizationName)
                        .findFirst());
        return new SignedInPerson(session, person.name(), organization);
    }

    /** The person's live sessions, the last used first. */
    public List<SessionView> list() {
        own.enter();
        scope.enter(caller.account());
        return sessions.list(caller.account(), clock.instant(), MOST_SESSIONS);
    }

    /** The organizations that the person belongs to, the first joined first. */
    public List<Membership> organizations() {
        scope.enter(caller.account());
        return memberships.listOf(caller.account(), MOST_ORGANIZATIONS);
    }

    /**
     * The browser proves that it still has the session's continuity key.
     *
     * @param path of the call, which the proof names
     */
    @RolesAllowed({Roles.ACCOUNT, Roles.UNPROVEN})
    public FoundSession prove(@Nullable String proof, String path) {
        FoundSession session = caller.session();
        NonceRule nonce = NonceRule.server(NoncePurpose.SESSION, session.id().toString());
        boolean isTheBrowser = proofs.verify(new ProofDemand(proof, "POST", path, nonce))
                .thumbprint()
                .value()
                .equals(session.browser());
        if (!isTheBrowser) {
            throw DomainException.of(ProblemType.INVALID_PROOF);
        }
        Instant now = clock.instant();
        scope.enter(session.account());
        if (!sessions.prove(session.id(), now)) {
            throw DomainException.of(ProblemType.UNAUTHENTICATED);
        }
        live.forget(session);
        return session.provenAt(now);
    }

    /** Works in another organization of the person from now on. */
    public void workIn(OrganizationId organization) {
        FoundSession session = caller.session();
        scope.enter(session.account());
        boolean belongs = memberships.listOf(session.account(), MOST_ORGANIZATIONS).stream()
                .anyMatch(membership -> membership.organization().equals(organization));
        if (!belongs || !sessions.workIn(session.id(), organization)) {
            throw DomainException.of(ProblemType.NOT_FOUND);
        }
        audit.record(event(organization, "session.entered-organization", session.id()));
        live.forget(session);
    }

    /** Ends the session that makes the call. */
    @RolesAllowed({Roles.ACCOUNT, Roles.UNPROVEN})
    public void signOut() {
        FoundSession session = caller.session();
        scope.enter(session.account());
        end(session.account(), session.id(), SessionEnd.SIGNED_OUT);
    }

    /** Ends one of the person's sessions. */
    public void revoke(SessionId id) {
        scope.enter(caller.account());
        if (!end(caller.account(), id, SessionEnd.REVOKED)) {
            throw DomainException.of(ProblemType.NOT_FOUND);
        }
    }

    /** Ends all of the person's sessions but the one that makes the call; how many. */
    public int revokeOthers() {
        FoundSession session = caller.session();
        scope.enter(session.account());
        int ended = sessions.endAll(session.account(), Optional.of(session.id()), SessionEnd.REVOKED, clock.instant());
        audit.record(event(place(session), "session.others-ended", session.id())
                .with(Map.of("count", Integer.toString(ended))));
        live.forgetAllOf(session.account());
        return ended;
    }

    private boolean end(AccountId account, SessionId id, SessionEnd reason) {
        boolean ends = sessions.end(account, id, reason, clock.instant());
        if (ends) {
            audit.record(event(place(caller.session()), "session.ended", id).because(reason.name()));
            live.forgetAllOf(account);
        }
        return ends;
    }

    private OrganizationId place(FoundSession session) {
        return session.organization().orElseGet(own::organization);
    }

    private AuditEvent event(OrganizationId organization, String action, SessionId id) {
        return AuditEvent.success(organization, action, caller.actor(), Target.of("session", id));
    }
}
