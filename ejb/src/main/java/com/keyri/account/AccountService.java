package com.keyri.account;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.account.model.Person;
import com.keyri.account.store.AccountEntity;
import com.keyri.account.store.AccountStore;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.installation.OwnApplication;
import com.keyri.request.Precondition;
import com.keyri.session.model.FoundSession;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** What a signed-in person sees and changes of their own account. */
@Stateless
@RolesAllowed(Roles.ACCOUNT)
public class AccountService {
    @Inject
    Caller caller;

    @Inject
    AccountScope scope;

    @Inject
    AccountStore accounts;

    @Inject
    OwnApplication own;

    @EJB
    AuditService audit;

    /** The account of whoever calls. */
    public OwnAccount get() {
        scope.enter(caller.account());
        return OwnAccount.of(accounts.find(caller.account()).orElseThrow());
    }

    /**
     * Changes names; the mail address stays.
     *
     * @param demanded what the caller demands the account to be still
     */
    public OwnAccount change(ChangeAccount command, Precondition<OwnAccount> demanded) {
        FoundSession session = caller.session();
        scope.enter(session.account());
        AccountEntity account = accounts.lock(session.account()).orElseThrow();
        demanded.require(OwnAccount.of(account));
        Person before = account.person();
        Person after = new Person(
                command.firstName().orElse(before.firstName()),
                command.lastName().orElse(before.lastName()),
                before.mailAddress(),
                command.companyName().map(Optional::of).orElse(before.companyName()));
        if (!after.equals(before)) {
            account.describe(after);
            audit.record(AuditEvent.success(
                    session.organization().orElseGet(own::organization),
                    "account.changed",
                    caller.actor(),
                    Target.of("account", session.account())));
        }
        return OwnAccount.of(account);
    }
}
