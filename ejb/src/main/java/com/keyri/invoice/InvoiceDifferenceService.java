package com.keyri.invoice;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.account.AccountScope;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.invoice.model.InvoiceDifference;
import com.keyri.invoice.model.InvoiceDifferenceId;
import com.keyri.invoice.store.InvoiceDifferenceStore;
import com.keyri.paging.model.Page;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Where invoices differ from what was used, and who looks into it. */
@Stateless
@RolesAllowed({Roles.STAFF_BILLING, Roles.STAFF_ADMINISTRATOR})
public class InvoiceDifferenceService {
    @Inject
    Caller caller;

    @Inject
    AccountScope scope;

    @Inject
    InvoiceDifferenceStore store;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /** The newest first; {@code cursor} is the {@code next} of the page before. */
    @RolesAllowed({Roles.STAFF_BILLING, Roles.STAFF_ADMINISTRATOR, Roles.AUDITOR})
    public Page<InvoiceDifference> list(boolean isOpenOnly, int limit, Optional<String> cursor) {
        Optional<InvoiceDifferenceId> after = cursor.map(text ->
                InvoiceDifferenceId.parse(text).orElseThrow(() -> DomainException.of(ProblemType.INVALID_REQUEST)));
        scope.enterStaff();
        return Page.cut(
                store.list(isOpenOnly, after, limit + 1),
                limit,
                last -> last.id().toString());
    }

    /** The caller looks into it from now on, instead of whoever did. */
    public InvoiceDifference own(InvoiceDifferenceId id) {
        InvoiceDifference difference = enter(id);
        if (!store.own(difference, caller.account())) {
            throw resolvedAlready();
        }
        record(difference, "invoice-difference.owned");
        return enter(id);
    }

    /**
     * Its owner says what it was.
     *
     * @param resolution 1 to 500 characters, which name nobody
     */
    public InvoiceDifference resolve(InvoiceDifferenceId id, String resolution) {
        InvoiceDifference difference = enter(id);
        if (!difference.owner().equals(Optional.of(caller.account()))) {
            throw DomainException.of(
                    ProblemType.CONFLICT, List.of("whoever looks into it resolves it: take it over first"));
        }
        if (!store.resolve(difference, caller.account(), resolution, clock.instant())) {
            throw resolvedAlready();
        }
        record(difference, "invoice-difference.resolved");
        return enter(id);
    }

    private InvoiceDifference enter(InvoiceDifferenceId id) {
        scope.enterStaff();
        return store.find(id).orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
    }

    private static DomainException resolvedAlready() {
        return DomainException.of(
                ProblemType.CONFLICT, List.of("it was resolved, or changed meanwhile: read it again"));
    }

    private void record(InvoiceDifference difference, String action) {
        audit.record(AuditEvent.success(
                difference.organization(), action, caller.actor(), Target.of("invoice-difference", difference.id())));
    }
}
