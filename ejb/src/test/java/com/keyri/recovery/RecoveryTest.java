package com.keyri.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.access.Caller;
import com.keyri.account.MailIndex;
import com.keyri.account.PhoneEnrolled;
import com.keyri.account.model.VisitPurpose;
import com.keyri.approval.Approvals;
import com.keyri.device.model.DeviceId;
import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.limit.LimitKind;
import com.keyri.mail.MailService;
import com.keyri.mail.MailTemplate;
import com.keyri.mail.model.MailAddress;
import com.keyri.member.model.MemberRole;
import com.keyri.organization.model.OrganizationId;
import com.keyri.paging.model.Page;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.protocol.SecretToken;
import com.keyri.recovery.model.RecoveryCase;
import com.keyri.recovery.model.RecoveryId;
import com.keyri.recovery.model.RecoveryState;
import com.keyri.secret.KeyStoreGateway;
import com.keyri.session.model.FoundSession;
import com.keyri.staff.model.StaffRole;
import com.keyri.wiring.OpenKeyStore;
import com.keyri.wiring.TestClock;
import com.keyri.wiring.Wiring;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Recoveries over a real database: what each factor is good for, and what nobody gets without. */
class RecoveryTest {
    private final TestDatabase database = TestDatabase.shared();
    private final People people = People.in(database);
    private final TestClock clock = new TestClock(Shop.NOW);
    private final Wiring wiring = new Wiring(database, clock);
    private final SentMails mails = new SentMails();
    private final GivenConsent consent = new GivenConsent();

    private final MailAddress address = new MailAddress(UUID.randomUUID() + "@example.org");
    private People.Somebody person;
    private OrganizationId organization;
    private People.Somebody owner;

    @BeforeEach
    void openOrganization() {
        wiring.replace(KeyStoreGateway.class, new OpenKeyStore());
        wiring.replace(MailService.class, mails);
        wiring.replace(Approvals.class, consent);
        people.run("delete from recovery_request");
        people.run("update recovery set state = 'EXPIRED' where state not in ('COMPLETED', 'REFUSED')");
        people.dismissStaff();
        person = people.customer(wiring.get(MailIndex.class).of(address), address.value());
        owner = people.customer();
        organization = people.organization();
        people.join(organization, owner, MemberRole.OWNER);
        people.join(organization, person, MemberRole.DEVELOPER);
    }

    @Test
    void shouldNotLookAtAnyAccountWhenSomebodyAsks() {
        for (MailAddress asked : List.of(address, new MailAddress("nobody-" + UUID.randomUUID() + "@example.org"))) {
            long scans = wiring.call(() -> {
                long before = scans();
                recoveries().request(asked);
                return scans() - before;
            });
            assertEquals(0, scans, "the call that asks has read something");
        }
        assertEquals(
                List.of("recovery.requested", "recovery.requested"),
                wiring.audit().actions());
        assertEquals(0, mails.count());
    }

    @Test
    void shouldCountRequestsPerCallerAndPerAddress() {
        request(address);
        List<String> spent = wiring.limits().drain();
        assertEquals(2, spent.size());
        assertTrue(spent.get(0).startsWith("RECOVERY_PER_ADDRESS "), spent.toString());
        assertTrue(spent.get(1).matches("RECOVERY_PER_MAIL [A-Za-z0-9_-]{43}"), spent.toString());
        wiring.limits().useUp(LimitKind.RECOVERY_PER_MAIL);
        assertRefused(ProblemType.TOO_MANY_REQUESTS, () -> request(address));
    }

    @Test
    void shouldWriteToActiveAccountsOnly() {
        request(new MailAddress("nobody@example.org"));
        assertEquals("recovery.link-sent!NO_ACCOUNT", wiring.audit().last());
        people.change(person, "state", "DISABLED");
        request(address);
        assertEquals("recovery.link-sent!DISABLED", wiring.audit().last());
        assertEquals(0, mails.count());
        people.change(person, "state", "ACTIVE");
        request(address);
        assertEquals(List.of(MailTemplate.RECOVERY_LINK), mails.to(person));
        assertFalse(wiring.call(() -> requests().answerOne()));
    }

    @Test
    void shouldEndTheOlderLinkWhenAskedAgain() {
        SecretToken older = link();
        SecretToken newer = link();
        assertRefused(ProblemType.LINK_REFUSED, () -> open(older));
        assertEquals(RecoveryState.LINK_SENT, open(newer).state());
    }

    @Test
    void shouldRefuseUnknownAndLateLinksInOneWay() {
        assertRefused(ProblemType.LINK_REFUSED, () -> open(SecretToken.random256()));
        SecretToken late = link();
        clock.pass(Duration.ofMinutes(30));
        assertRefused(ProblemType.LINK_REFUSED, () -> open(late));
        SecretToken disabled = link();
        people.change(person, "state", "DISABLED");
        assertRefused(ProblemType.LINK_REFUSED, () -> open(disabled));
    }

    @Test
    void shouldTakeEachCodeOnceHoweverItIsWritten() {
        List<String> codes = codes(person);
        assertEquals(10, codes.stream().distinct().count());
        codes.forEach(code -> assertTrue(code.matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}"), code));
        String written = codes.get(0)
                .toLowerCase(Locale.ROOT)
                .replace('0', 'o')
                .replace('1', 'l')
                .replace("-", " ");
        assertEquals(RecoveryState.AWAITING_APPROVAL, enter(link(), written).state());
        assertEquals(9, as(person).call(() -> codeService().left()).left());

        refuseAll();
        assertEquals(RecoveryState.LINK_SENT, enter(link(), codes.get(0)).state());
        assertEquals("recovery.code-accepted!CODE", wiring.audit().last());
    }

    @Test
    void shouldNotTakeTheCodeOfAnotherAccountNorOneThatWasReplaced() {
        String old = codes(person).get(0);
        String fresh = codes(person).get(0);
        String others = codes(owner).get(0);
        SecretToken token = link();
        assertEquals(RecoveryState.LINK_SENT, enter(token, others).state());
        assertEquals(RecoveryState.LINK_SENT, enter(token, old).state());
        assertEquals(RecoveryState.AWAITING_APPROVAL, enter(token, fresh).state());
    }

    @Test
    void shouldEndWithTheFifthWrongCode() {
        String right = codes(person).get(0);
        SecretToken token = link();
        assertRefused(ProblemType.INVALID_REQUEST, () -> enter(token, "123456"));
        for (int left = 4; left > 0; left--) {
            assertEquals(Optional.of(left), enter(token, "0000-0000-0000-0000").triesLeft());
        }
        assertEquals(RecoveryState.REFUSED, enter(token, "0000-0000-0000-0000").state());
        assertEquals(RecoveryState.REFUSED, open(token).state());
        assertRefused(ProblemType.CONFLICT, () -> enter(token, right));
        assertEquals(
                List.of(MailTemplate.RECOVERY_CODES_CREATED, MailTemplate.RECOVERY_LINK, MailTemplate.RECOVERY_STEP),
                mails.to(person));
    }

    @Test
    void shouldMakeCodesOnlyWithAnApprovalOnThePhone() {
        consent.withhold();
        assertRefused(ProblemType.APPROVAL_REFUSED, () -> codes(person));
        assertEquals(0, as(person).call(() -> codeService().left()).left());
        assertEquals(0, mails.count());
    }

    @Test
    void shouldBeApprovedByAnOwnerOfTheOrganization() {
        SecretToken token = waiting();
        assertEquals(1, open(token).approvalsMissing());
        assertEquals(List.of(MailTemplate.RECOVERY_APPROVAL_WANTED), mails.to(owner));
        assertRefused(ProblemType.CONFLICT, () -> begin(token));

        RecoveryCase listed = list(owner.in(organization, MemberRole.OWNER)).get(0);
        assertEquals("Some Body", listed.name());
        approve(owner.in(organization, MemberRole.OWNER), listed.recovery().id());
        assertEquals(
                "Approve the recovery of Some Body (" + address.value() + "): a new phone will sign in for them",
                consent.asked().get(consent.asked().size() - 1));
        assertEquals(RecoveryState.APPROVED, open(token).state());
        SecretToken second = mails.token(MailTemplate.RECOVERY_APPROVED);
        begin(second);
        begin(token);
    }

    @Test
    void shouldNotBeApprovedWithoutAnApprovalOnThePhone() {
        SecretToken token = waiting();
        RecoveryId id = only();
        consent.withhold();
        assertRefused(ProblemType.APPROVAL_REFUSED, () -> approve(owner.in(organization, MemberRole.OWNER), id));
        assertEquals(RecoveryState.AWAITING_APPROVAL, open(token).state());
    }

    @Test
    void shouldNotBeThereForWhoeverMayNotDecide() {
        waiting();
        RecoveryId id = only();
        OrganizationId other = people.organization();
        People.Somebody stranger = people.customer();
        people.join(other, stranger, MemberRole.OWNER);
        People.Somebody viewer = people.customer();
        people.join(organization, viewer, MemberRole.VIEWER);
        People.Somebody staff = people.staff(StaffRole.ADMINISTRATOR);
        // The last says it is an owner, as a session does that looked half a second ago.
        for (FoundSession session : List.of(
                stranger.in(other, MemberRole.OWNER),
                viewer.in(organization, MemberRole.OWNER),
                staff.as(StaffRole.ADMINISTRATOR))) {
            assertRefused(ProblemType.NOT_FOUND, () -> approve(session, id));
            assertRefused(ProblemType.NOT_FOUND, () -> refuse(session, id));
        }
        assertEquals(List.of(), list(stranger.in(other, MemberRole.OWNER)));
        assertEquals(List.of(), list(staff.as(StaffRole.ADMINISTRATOR)));
        assertRefused(ProblemType.CONFLICT, () -> approve(person.in(organization, MemberRole.OWNER), id));
    }

    @Test
    void shouldNotBeDecidedByAnOrganizationWhereThePersonIsAGuest() {
        OrganizationId guest = people.organization();
        People.Somebody host = people.customer();
        people.join(guest, host, MemberRole.OWNER);
        people.join(guest, person, MemberRole.VIEWER);
        waiting();
        RecoveryId id = only();
        assertEquals(List.of(), list(host.in(guest, MemberRole.OWNER)));
        assertRefused(ProblemType.NOT_FOUND, () -> approve(host.in(guest, MemberRole.OWNER), id));
        assertEquals(List.of(), mails.to(host));
    }

    @Test
    void shouldLeaveOwnersToOwners() {
        People.Somebody administrator = people.customer();
        people.join(organization, administrator, MemberRole.ADMINISTRATOR);
        people.run(
                "update membership set role = 'OWNER' where account_id = ?",
                person.id().value());
        waiting();
        RecoveryId id = only();
        assertRefused(
                ProblemType.NOT_FOUND, () -> approve(administrator.in(organization, MemberRole.ADMINISTRATOR), id));
        assertEquals(List.of(), list(administrator.in(organization, MemberRole.ADMINISTRATOR)));
        assertEquals(List.of(), mails.to(administrator));
        approve(owner.in(organization, MemberRole.OWNER), id);
    }

    @Test
    void shouldTakeTwoOfTheStaffForTheLastOwner() {
        OrganizationId alone = people.organization();
        people.join(alone, person, MemberRole.OWNER);
        People.Somebody first = people.staff(StaffRole.ADMINISTRATOR);
        People.Somebody second = people.staff(StaffRole.SUPPORT);
        People.Somebody billing = people.staff(StaffRole.BILLING, StaffRole.SECURITY_OFFICER);
        SecretToken token = waiting();
        RecoveryId id =
                list(first.as(StaffRole.ADMINISTRATOR)).get(0).recovery().id();
        assertEquals(2, open(token).approvalsMissing());
        assertEquals(List.of(), mails.to(owner));
        assertRefused(ProblemType.NOT_FOUND, () -> approve(owner.in(organization, MemberRole.OWNER), id));
        assertRefused(ProblemType.NOT_FOUND, () -> approve(billing.as(StaffRole.ADMINISTRATOR), id));

        approve(first.as(StaffRole.ADMINISTRATOR), id);
        assertEquals(1, open(token).approvalsMissing());
        assertRefused(ProblemType.CONFLICT, () -> begin(token));
        assertRefused(ProblemType.CONFLICT, () -> approve(first.as(StaffRole.ADMINISTRATOR), id));
        assertEquals(1, open(token).approvalsMissing());

        approve(second.as(StaffRole.SUPPORT), id);
        assertEquals(RecoveryState.APPROVED, open(token).state());
    }

    @Test
    void shouldNotCountTheApprovalOfSomebodyWhoHasLeftTheStaff() {
        people.join(people.organization(), person, MemberRole.OWNER);
        People.Somebody gone = people.staff(StaffRole.SUPPORT);
        SecretToken token = waiting();
        RecoveryId id = list(gone.as(StaffRole.SUPPORT)).get(0).recovery().id();
        approve(gone.as(StaffRole.SUPPORT), id);
        people.dismissStaff();
        People.Somebody stays = people.staff(StaffRole.SUPPORT);
        approve(stays.as(StaffRole.SUPPORT), id);
        assertEquals(RecoveryState.AWAITING_APPROVAL, open(token).state());
        assertEquals(1, open(token).approvalsMissing());
    }

    @Test
    void shouldEndByTimeInEachState() {
        SecretToken token = waiting();
        RecoveryId id = only();
        clock.pass(Duration.ofDays(7).minusSeconds(1));
        approve(owner.in(organization, MemberRole.OWNER), id);
        clock.pass(Duration.ofHours(24).minusSeconds(1));
        assertEquals(RecoveryState.APPROVED, open(token).state());
        clock.pass(Duration.ofSeconds(1));
        assertRefused(ProblemType.LINK_REFUSED, () -> begin(token));
        assertRefused(ProblemType.LINK_REFUSED, () -> begin(mails.token(MailTemplate.RECOVERY_APPROVED)));
        assertTrue(wiring.call(() -> requests().expireOne()));
        assertEquals("recovery.expired", wiring.audit().last());
        assertFalse(wiring.call(() -> requests().expireOne()));
        // The next one isn't in its way.
        enter(link(), codes(person).get(0));
    }

    @Test
    void shouldCompleteOnlyWhileItIsApproved() {
        SecretToken token = waiting();
        RecoveryId id = only();
        PhoneEnrolled phone =
                new PhoneEnrolled(person.id(), VisitPurpose.RECOVERY, Optional.of(id.value()), DeviceId.at(Shop.NOW));
        assertRefused(ProblemType.CONFLICT, () -> complete(phone));
        approve(owner.in(organization, MemberRole.OWNER), id);
        begin(token);
        refuse(owner.in(organization, MemberRole.OWNER), id);
        assertRefused(ProblemType.CONFLICT, () -> complete(phone));
        assertEquals(RecoveryState.REFUSED, open(token).state());
        assertRefused(ProblemType.CONFLICT, () -> begin(token));
    }

    @Test
    void shouldLeaveNoCodeAndNoLinkWhenItIsComplete() {
        SecretToken token = waiting();
        RecoveryId id = only();
        approve(owner.in(organization, MemberRole.OWNER), id);
        complete(new PhoneEnrolled(person.id(), VisitPurpose.RECOVERY, Optional.of(id.value()), DeviceId.at(Shop.NOW)));
        assertEquals("recovery.completed", wiring.audit().last());
        assertEquals(0, as(person).call(() -> codeService().left()).left());
        assertRefused(ProblemType.LINK_REFUSED, () -> open(token));
        assertRefused(ProblemType.LINK_REFUSED, () -> begin(mails.token(MailTemplate.RECOVERY_APPROVED)));
    }

    @Test
    void shouldBeSeenAndStoppedByThePerson() {
        SecretToken token = waiting();
        OwnRecoveryService own = wiring.get(OwnRecoveryService.class);
        as(person);
        assertEquals(
                RecoveryState.AWAITING_APPROVAL,
                wiring.call(own::find).orElseThrow().state());
        wiring.run(own::stop);
        assertEquals(RecoveryState.REFUSED, open(token).state());
        assertTrue(wiring.call(own::find).isEmpty());
        assertRefused(
                ProblemType.NOT_FOUND,
                () -> wiring.call(() -> {
                    own.stop();
                    return true;
                }));
    }

    @Test
    void shouldNotBeginAnewWhileOthersDecide() {
        SecretToken token = waiting();
        int before = mails.count();
        request(address);
        assertEquals("recovery.link-sent!RUNS", wiring.audit().last());
        assertEquals(before + 1, mails.count());
        assertEquals(RecoveryState.AWAITING_APPROVAL, open(token).state());
    }

    @Test
    void shouldSayWhichRecoveriesWouldNotWork() {
        RecoveryReadinessService readiness = wiring.get(RecoveryReadinessService.class);
        wiring.get(Caller.class).signedIn(owner.in(organization, MemberRole.OWNER));
        assertEquals(
                List.of(RecoveryGap.NO_RECOVERY_CODES, RecoveryGap.ONE_PHONE, RecoveryGap.SINGLE_OWNER),
                wiring.call(readiness::gaps).stream().toList());
        codes(owner);
        people.join(organization, people.customer(), MemberRole.OWNER);
        wiring.get(Caller.class).signedIn(owner.in(organization, MemberRole.OWNER));
        assertEquals(
                List.of(RecoveryGap.ONE_PHONE),
                wiring.call(readiness::gaps).stream().toList());

        People.Somebody staff = people.staff(StaffRole.ADMINISTRATOR);
        wiring.get(Caller.class).signedIn(staff.as(StaffRole.ADMINISTRATOR));
        assertTrue(wiring.call(readiness::gaps)
                .containsAll(List.of(RecoveryGap.NO_SECOND_STAFF_ADMINISTRATOR, RecoveryGap.TOO_FEW_STAFF)));
        people.staff(StaffRole.SUPPORT);
        assertFalse(wiring.call(readiness::gaps).contains(RecoveryGap.TOO_FEW_STAFF));
        people.staff(StaffRole.ADMINISTRATOR);
        assertFalse(wiring.call(readiness::gaps).contains(RecoveryGap.NO_SECOND_STAFF_ADMINISTRATOR));
    }

    @Test
    void shouldLeaveTheStaffToAnotherAdministrator() {
        People.Somebody lost = people.staff(StaffRole.ADMINISTRATOR);
        people.run(
                "update account set mail_index = ? where id = ?",
                indexOf("staff"),
                lost.id().value());
        People.Somebody administrator = people.staff(StaffRole.ADMINISTRATOR);
        People.Somebody support = people.staff(StaffRole.SUPPORT);
        String code = codes(lost).get(0);
        SecretToken token = link(new MailAddress("staff-" + address.value()));
        enter(token, code);
        RecoveryId id = list(administrator.as(StaffRole.ADMINISTRATOR))
                .get(0)
                .recovery()
                .id();
        assertEquals(List.of(), list(support.as(StaffRole.SUPPORT)));
        assertRefused(ProblemType.NOT_FOUND, () -> approve(support.as(StaffRole.SUPPORT), id));
        assertRefused(ProblemType.CONFLICT, () -> approve(lost.as(StaffRole.ADMINISTRATOR), id));
        approve(administrator.as(StaffRole.ADMINISTRATOR), id);
        assertEquals(RecoveryState.APPROVED, open(token).state());
    }

    /** How often this transaction's connection has read a table or an index, the request's own aside. */
    private long scans() {
        return ((Number) wiring.get(EntityManager.class)
                        .createNativeQuery("select sum(coalesce(seq_scan, 0) + coalesce(idx_scan, 0))"
                                + " from pg_stat_xact_user_tables where relname <> 'recovery_request'")
                        .getSingleResult())
                .longValue();
    }

    private byte[] indexOf(String prefix) {
        return wiring.get(MailIndex.class).of(new MailAddress(prefix + '-' + address.value()));
    }

    private RecoveryService recoveries() {
        return wiring.get(RecoveryService.class);
    }

    private RecoveryRequestService requests() {
        return wiring.get(RecoveryRequestService.class);
    }

    private RecoveryCodeService codeService() {
        return wiring.get(RecoveryCodeService.class);
    }

    /** Asks, and lets the timer answer. */
    private boolean request(MailAddress asked) {
        wiring.run(() -> recoveries().request(asked));
        wiring.run(() -> requests().answerOne());
        return true;
    }

    private SecretToken link() {
        return link(address);
    }

    private SecretToken link(MailAddress asked) {
        request(asked);
        return mails.token(MailTemplate.RECOVERY_LINK);
    }

    /** A recovery that waits for others. */
    private SecretToken waiting() {
        String code = codes(person).get(0);
        SecretToken token = link();
        assertEquals(RecoveryState.AWAITING_APPROVAL, enter(token, code).state());
        return token;
    }

    private RecoveryId only() {
        return list(owner.in(organization, MemberRole.OWNER)).get(0).recovery().id();
    }

    private OpenedRecovery open(SecretToken token) {
        return wiring.call(() -> recoveries().open(token));
    }

    private OpenedRecovery enter(SecretToken token, String code) {
        return wiring.call(() -> recoveries().enterCode(token, code));
    }

    private SecretToken begin(SecretToken token) {
        return wiring.call(() -> recoveries().beginEnrolment(token));
    }

    private Wiring as(People.Somebody somebody) {
        wiring.get(Caller.class).signedIn(somebody.in(organization, MemberRole.DEVELOPER));
        return wiring;
    }

    private List<String> codes(People.Somebody somebody) {
        return as(somebody).call(() -> codeService().create());
    }

    private List<RecoveryCase> list(FoundSession session) {
        wiring.get(Caller.class).signedIn(session);
        Page<RecoveryCase> page =
                wiring.call(() -> wiring.get(RecoveryDecisionService.class).list(50, Optional.empty()));
        return page.items();
    }

    private boolean approve(FoundSession session, RecoveryId id) {
        wiring.get(Caller.class).signedIn(session);
        wiring.run(() -> wiring.get(RecoveryDecisionService.class).approve(id));
        return true;
    }

    private boolean refuse(FoundSession session, RecoveryId id) {
        wiring.get(Caller.class).signedIn(session);
        wiring.run(() -> wiring.get(RecoveryDecisionService.class).refuse(id));
        return true;
    }

    private void refuseAll() {
        refuse(owner.in(organization, MemberRole.OWNER), only());
    }

    private boolean complete(PhoneEnrolled phone) {
        wiring.run(() -> {
            wiring.get(com.keyri.account.AccountScope.class).enter(phone.account());
            wiring.get(RecoveryCompletion.class).complete(phone);
        });
        return true;
    }

    private static void assertRefused(ProblemType type, Supplier<?> call) {
        assertEquals(type, assertThrows(DomainException.class, call::get).type());
    }
}
