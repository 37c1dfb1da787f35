package com.keyri.stripe;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.installation.OwnApplication;
import com.keyri.paging.model.Page;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.stripe.model.HintState;
import com.keyri.stripe.store.InboxStore;
import com.keyri.stripe.store.StoredHint;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What has come in from Stripe, as the staff sees it. */
@Stateless
@RolesAllowed({Roles.STAFF_BILLING, Roles.STAFF_ADMINISTRATOR, Roles.SECURITY_OFFICER, Roles.AUDITOR})
public class StripeInboxService {
    @Inject
    Caller caller;

    @Inject
    OwnApplication own;

    @Inject
    InboxStore inbox;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /** The newest first; {@code cursor} is the {@code next} of the page before. */
    public Page<ReceivedHint> list(Optional<HintState> state, int limit, Optional<String> cursor) {
        if (cursor.isPresent() && !StripeIds.isEventId(cursor.orElseThrow())) {
            throw DomainException.of(ProblemType.INVALID_REQUEST);
        }
        return Page.cut(inbox.list(state, cursor, limit + 1), limit, StoredHint::eventId)
                .map(ReceivedHint::of);
    }

    /** One of them. */
    public ReceivedHint get(String eventId) {
        return ReceivedHint.of(found(eventId));
    }

    /** Has it looked at once more; nothing changes where it waits anyway. */
    @RolesAllowed({Roles.STAFF_BILLING, Roles.STAFF_ADMINISTRATOR})
    public ReceivedHint replay(String eventId) {
        StoredHint hint = found(eventId);
        if (hint.reason().equals(IgnoredBecause.OTHER_ACCOUNT.name())
                || hint.reason().equals(IgnoredBecause.OTHER_MODE.name())) {
            throw DomainException.of(
                    ProblemType.CONFLICT, List.of("this event isn’t about the account and mode that we bill in"));
        }
        if (inbox.replay(eventId, clock.instant())) {
            audit.record(AuditEvent.success(
                    own.organization(), "stripe-event.replayed", caller.actor(), Target.of("stripe-event", eventId)));
        }
        return get(eventId);
    }

    private StoredHint found(String eventId) {
        return Optional.of(eventId)
                .filter(StripeIds::isId)
                .flatMap(inbox::find)
                .orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
    }
}
