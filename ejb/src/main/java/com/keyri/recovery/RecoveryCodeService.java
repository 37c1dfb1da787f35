package com.keyri.recovery;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.account.AccountMails;
import com.keyri.account.AccountScope;
import com.keyri.account.model.AccountId;
import com.keyri.account.store.AccountEntity;
import com.keyri.account.store.AccountStore;
import com.keyri.approval.Approvals;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.mail.MailTemplate;
import com.keyri.recovery.model.LeftCodes;
import com.keyri.recovery.store.RecoveryCodeStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A signed-in person's recovery codes, one of which is a factor of a recovery. */
@Stateless
@RolesAllowed(Roles.ACCOUNT)
public class RecoveryCodeService {
    private static final int CODES = 10;

    @Inject
    Caller caller;

    @Inject
    AccountScope scope;

    @Inject
    AccountStore accounts;

    @Inject
    RecoveryCodeStore store;

    @Inject
    RecoveryCodes codes;

    @Inject
    RecoveryRecords records;

    @Inject
    Approvals approvals;

    @Inject
    AccountMails mails;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /** Makes ten new ones, shown this once; those before don't count any more. */
    public List<String> create() {
        AccountId id = caller.account();
        scope.enter(id);
        approvals.require("Make ten new recovery codes for your Keyri account; the old ones stop working");
        AccountEntity account = accounts.lock(id).orElseThrow();
        List<String> created =
                Stream.generate(codes::create).distinct().limit(CODES).toList();
        store.replace(
                id,
                created.stream().map(code -> codes.mac(id, code).orElseThrow()).toList(),
                clock.instant());
        audit.record(AuditEvent.success(
                records.place(id), "recovery-codes.created", caller.actor(), Target.of("account", id)));
        mails.tell(account, MailTemplate.RECOVERY_CODES_CREATED, Map.of());
        return created;
    }

    /** How many are left. */
    public LeftCodes left() {
        scope.enter(caller.account());
        return store.left(caller.account());
    }
}
