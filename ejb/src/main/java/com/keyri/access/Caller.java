package com.keyri.access;

import com.keyri.account.model.AccountId;
import com.keyri.audit.model.Actor;
import com.keyri.organization.model.OrganizationId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.session.model.FoundSession;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The person, or the holder of the operator key, who makes the present call. Whose rows a use case may touch follows
 * from it, never from the request; until somebody has authenticated the caller, it is nobody.
 */
@RequestScoped
public class Caller {
    private @Nullable FoundSession session;
    private boolean isOperator;

    /** Whoever has authenticated a session says so here. */
    public void signedIn(FoundSession found) {
        session = found;
        isOperator = false;
    }

    /** Whoever has authenticated the operator key says so here. */
    public void operator() {
        session = null;
        isOperator = true;
    }

    /** Whether the operator key makes the call. */
    public boolean isOperator() {
        return isOperator;
    }

    /** The signed-in person's session, if it is a signed-in person. */
    public Optional<FoundSession> signedInSession() {
        return Optional.ofNullable(session);
    }

    /**
     * The signed-in person's session.
     *
     * @throws DomainException {@code UNAUTHENTICATED} where it is somebody else
     */
    public FoundSession session() {
        return signedInSession().orElseThrow(() -> DomainException.of(ProblemType.UNAUTHENTICATED));
    }

    public AccountId account() {
        return session().account();
    }

    /**
     * The organization that the person works in.
     *
     * @throws DomainException {@code NOT_FOUND} where it is none
     */
    public OrganizationId organization() {
        return session().organization().orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
    }

    /**
     * Demands that the caller may look into that organization: a member who works in it, or the operator.
     *
     * @throws DomainException {@code NOT_FOUND} for anybody else, as if there were none
     */
    public void requireIn(OrganizationId organization) {
        boolean isIn = isOperator
                || signedInSession()
                        .flatMap(FoundSession::organization)
                        .filter(organization::equals)
                        .isPresent();
        if (!isIn) {
            throw DomainException.of(ProblemType.NOT_FOUND);
        }
    }

    /** The caller as the actor of an audit event. */
    public Actor actor() {
        return isOperator ? Actor.OPERATOR : Actor.account(account());
    }
}
