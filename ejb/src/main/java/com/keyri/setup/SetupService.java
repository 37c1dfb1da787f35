package com.keyri.setup;

import com.keyri.account.AccountScope;
import com.keyri.account.EnrolmentVisits;
import com.keyri.account.MailIndex;
import com.keyri.account.model.AccountId;
import com.keyri.account.model.AccountKind;
import com.keyri.account.model.Person;
import com.keyri.account.model.VisitPurpose;
import com.keyri.account.store.AccountEntity;
import com.keyri.account.store.AccountStore;
import com.keyri.audit.AuditService;
import com.keyri.audit.Refusals;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.installation.model.FoundInstallation;
import com.keyri.installation.store.InstallationStore;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.protocol.SecretToken;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The first start: whoever has the link that the terminal printed makes the installation's own organization and
 * application, and the first staff account. Until that account has its phone it can be begun anew.
 */
@Stateless
@PermitAll
public class SetupService {
    @Inject
    InstallationStore installations;

    @Inject
    OwnOrganization organization;

    @Inject
    AccountScope accountScope;

    @Inject
    AccountStore accounts;

    @Inject
    MailIndex mailIndex;

    @Inject
    EnrolmentVisits visits;

    @Inject
    Refusals refusals;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /**
     * Until when the link may be used; asking doesn't use it.
     *
     * @throws DomainException {@code LINK_REFUSED} where it may not
     */
    public Instant open(SecretToken token) {
        return require(token, clock.instant()).linkEnd();
    }

    /**
     * Begins the set-up, or begins it anew.
     *
     * @return the secret of the cookie by which the browser may now enrol the first account's phone
     * @throws DomainException {@code LINK_REFUSED} where the link may not be used, or the set-up is over
     */
    public SecretToken begin(BeginSetup command) {
        Instant now = clock.instant();
        Optional<FoundInstallation> begun = require(command.token(), now).begun();
        demandDifferentPeople(command);
        FoundInstallation place = begun.isPresent()
                ? organization.rename(begun.orElseThrow(), command.organizationName())
                : organization.make(command.organizationName(), now);
        AccountId account = account(begun, command.administrator(), now);
        boolean begins = installations.begin(
                new FoundInstallation(
                        place.organization(),
                        place.application(),
                        account,
                        command.securityOfficer(),
                        command.secondAdministrator(),
                        false),
                now);
        if (!begins) {
            throw refused("OVER");
        }
        audit.record(AuditEvent.success(
                place.organization(), "installation.begun", Actor.anonymous(), Target.of("account", account)));
        return visits.begin(account, VisitPurpose.SETUP, Optional.empty());
    }

    private record Usable(Optional<FoundInstallation> begun, Instant linkEnd) {}

    private Usable require(SecretToken token, Instant now) {
        refusals.requireSomeLeft();
        Optional<FoundInstallation> begun = installations.find();
        if (begun.filter(FoundInstallation::isSetUp).isPresent()) {
            throw refused("OVER");
        }
        return new Usable(begun, installations.endOfLink(token.hash(), now).orElseThrow(() -> refused("LINK")));
    }

    private AccountId account(Optional<FoundInstallation> begun, Person person, Instant now) {
        byte[] index = mailIndex.of(person.mailAddress());
        if (begun.isPresent()) {
            AccountId first = begun.orElseThrow().firstAccount();
            accountScope.enter(first);
            AccountEntity account = accounts.lock(first).orElseThrow();
            account.describe(person);
            account.moveMailTo(person.mailAddress(), index);
            return first;
        }
        AccountEntity account = new AccountEntity(AccountId.at(now), AccountKind.STAFF, person, index, now);
        accountScope.enter(account.id());
        accounts.add(account);
        return account.id();
    }

    private static void demandDifferentPeople(BeginSetup command) {
        String first = command.administrator().mailAddress().normalized();
        boolean officerIsFirst = command.securityOfficer()
                .filter(mail -> mail.normalized().equals(first))
                .isPresent();
        if (officerIsFirst) {
            throw DomainException.of(
                    ProblemType.INVALID_REQUEST,
                    List.of("securityOfficer.mailAddress is the first administrator's: leave it out to be both"));
        }
        boolean secondIsTaken = command.secondAdministrator()
                .filter(mail -> mail.normalized().equals(first)
                        || command.securityOfficer()
                                .filter(officer -> officer.normalized().equals(mail.normalized()))
                                .isPresent())
                .isPresent();
        if (secondIsTaken) {
            throw DomainException.of(
                    ProblemType.INVALID_REQUEST, List.of("secondAdministrator.mailAddress must be another person's"));
        }
    }

    private DomainException refused(String reason) {
        return refusals.refuse(
                AuditEvent.refusal(
                        null, "installation.begun", Actor.anonymous(), new Target("installation", null), reason),
                ProblemType.LINK_REFUSED);
    }
}
