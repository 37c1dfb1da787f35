package com.keyri.directory;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.account.AccountScope;
import com.keyri.account.MailIndex;
import com.keyri.account.model.AccountId;
import com.keyri.account.model.AccountKind;
import com.keyri.account.model.AccountState;
import com.keyri.account.store.AccountEntity;
import com.keyri.account.store.AccountStore;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.directory.model.ListedAccount;
import com.keyri.directory.model.ListedOrganization;
import com.keyri.directory.model.ListedSession;
import com.keyri.directory.store.DirectoryStore;
import com.keyri.installation.OwnApplication;
import com.keyri.mail.model.MailAddress;
import com.keyri.organization.model.OrganizationId;
import com.keyri.paging.model.Page;
import com.keyri.session.model.SessionId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;

/** What the staff may know of everybody: a directory, nothing inside an organization, no names of customers' people. */
@Stateless
@RolesAllowed(Roles.STAFF)
public class DirectoryService {
    @Inject
    Caller caller;

    @Inject
    OwnApplication own;

    @EJB
    AuditService audit;

    @Inject
    AccountScope scope;

    @Inject
    DirectoryStore store;

    @Inject
    AccountStore accounts;

    @Inject
    MailIndex mailIndex;

    @Inject
    InstantSource clock;

    public Page<ListedOrganization> organizations(DirectoryRequest request) {
        scope.enterStaff();
        return Page.cut(
                store.organizations(request.query(
                        oneMore(request), text -> OrganizationId.parse(text).map(OrganizationId::value))),
                request.limit(),
                last -> last.id().toString());
    }

    /** One organization. */
    public Optional<ListedOrganization> findOrganization(OrganizationId id) {
        scope.enterStaff();
        return store.organization(id);
    }

    public Page<ListedAccount> accounts(
            DirectoryRequest request, Optional<AccountKind> kind, Optional<AccountState> state) {
        scope.enterStaff();
        return Page.cut(
                store.accounts(
                        request.query(
                                oneMore(request), text -> AccountId.parse(text).map(AccountId::value)),
                        kind,
                        state),
                request.limit(),
                last -> last.id().toString());
    }

    /** The account with exactly that mail address; that somebody looked for a person is recorded, the address isn't. */
    public Optional<ListedAccount> findAccount(MailAddress address) {
        scope.enterStaff();
        Optional<ListedAccount> found = accounts.findByMail(mailIndex.of(address))
                .flatMap(accounts::find)
                .map(DirectoryService::listed);
        String id = found.map(ListedAccount::id).map(AccountId::toString).orElse(null);
        audit.record(AuditEvent.success(
                own.organization(), "account.searched-by-mail", caller.actor(), new Target("account", id)));
        return found;
    }

    /** One account. */
    public Optional<ListedAccount> findAccount(AccountId id) {
        scope.enterStaff();
        return accounts.find(id).map(DirectoryService::listed);
    }

    @RolesAllowed({Roles.STAFF_ADMINISTRATOR, Roles.SECURITY_OFFICER, Roles.AUDITOR})
    public Page<ListedSession> sessions(DirectoryRequest request) {
        scope.enterStaff();
        return Page.cut(
                store.sessions(
                        request.query(
                                oneMore(request), text -> SessionId.parse(text).map(SessionId::value)),
                        clock.instant()),
                request.limit(),
                last -> last.id().toString());
    }

    /** One live session. */
    @RolesAllowed({Roles.STAFF_ADMINISTRATOR, Roles.SECURITY_OFFICER, Roles.AUDITOR})
    public Optional<ListedSession> findSession(SessionId id) {
        scope.enterStaff();
        return store.session(id, clock.instant());
    }

    private static int oneMore(DirectoryRequest request) {
        return request.limit() + 1;
    }

    private static ListedAccount listed(AccountEntity account) {
        return new ListedAccount(
                account.id(), account.kind(), account.person().companyName(), account.state(), account.createdAt());
    }
}
