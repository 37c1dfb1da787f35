package com.keyri.session;

import com.keyri.account.AccountMails;
import com.keyri.account.AccountScope;
import com.keyri.account.model.AccountId;
import com.keyri.account.model.AccountState;
import com.keyri.account.store.AccountEntity;
import com.keyri.account.store.AccountStore;
import com.keyri.audit.AuditService;
import com.keyri.audit.Refusals;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.device.model.DeviceId;
import com.keyri.installation.OwnApplication;
import com.keyri.installation.model.FoundInstallation;
import com.keyri.mail.MailTemplate;
import com.keyri.member.model.Membership;
import com.keyri.member.store.MembershipStore;
import com.keyri.organization.model.OrganizationId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.proof.NonceRule;
import com.keyri.proof.ProofDemand;
import com.keyri.proof.ProofService;
import com.keyri.proof.VerifiedProof;
import com.keyri.protocol.IdTokenClaims;
import com.keyri.protocol.SecretToken;
import com.keyri.session.model.NewSession;
import com.keyri.session.model.SessionId;
import com.keyri.session.store.SessionStore;
import com.keyri.signin.model.SignIn;
import com.keyri.signin.model.SignInId;
import com.keyri.signin.model.SignInState;
import com.keyri.signin.store.SignInStore;
import com.keyri.token.IdTokenReader;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Begins a session with the result of a sign-in to Keyri's own application; checks what any relying party checks. */
@Stateless
@PermitAll
public class SignInToKeyriService {
    private static final String ACTION = "session.begun";
    private static final String PATH = "/api/v1/session";

    @Inject
    OwnApplication own;

    @Inject
    IdTokenReader tokens;

    @Inject
    VisitNonces nonces;

    @Inject
    ProofService proofs;

    @Inject
    SignInStore signIns;

    @Inject
    AccountScope scope;

    @Inject
    AccountStore accounts;

    @Inject
    MembershipStore memberships;

    @Inject
    SessionStore sessions;

    @Inject
    AccountMails mails;

    @Inject
    Refusals refusals;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /**
     * Begins a session.
     *
     * @throws DomainException {@code UNAUTHENTICATED} where the token isn't good, isn't this browser's, or has begun
     *     one
     */
    public BegunSession begin(BeginSession command) {
        refusals.requireSomeLeft();
        FoundInstallation installation = own.require();
        Instant now = clock.instant();
        IdTokenClaims claims = tokens.read(command.idToken(), installation.application(), now)
                .filter(read -> nonces.matches(command.visit(), read.nonce()))
                .filter(read -> read.transactionHash() == null)
                .orElseThrow(() -> refuse(installation, Actor.anonymous(), "TOKEN"));
        VerifiedProof browser = proofs.verify(
                new ProofDemand(command.proof(), "POST", PATH, NonceRule.none()).withAccessToken(command.idToken()));
        AccountId account = AccountId.parse(claims.subject()).orElseThrow();
        if (!browser.thumbprint().matches(claims.continuityKey())) {
            throw refuse(installation, Actor.account(account), "OTHER_KEY");
        }
        SignIn signIn = signIn(installation, claims, account);
        AccountEntity person = requireActive(installation, account);
        SecretToken secret = SecretToken.random256();
        NewSession session = new NewSession(
                SessionId.at(now),
                account,
                firstOrganization(account),
                secret.hash(),
                browser.thumbprint().value(),
                signIn.id(),
                DeviceId.parse(claims.keyri().deviceId()).orElseThrow(),
                signIn.browser(),
                now);
        boolean isNewBrowser = sessions.isNewBrowser(account, session.browserKey());
        if (!sessions.add(session)) {
            throw refuse(installation, Actor.account(account), "USED");
        }
        if (isNewBrowser) {
            mails.tell(
                    person,
                    MailTemplate.SIGNED_IN_FROM_NEW_BROWSER,
                    Map.of(
                            "browser",
                            session.browser().name(),
                            "system",
                            session.browser().system(),
                            "place",
                            session.browser().place()),
                    AccountMails.area(person) + "/account");
        }
        audit.record(event(
                session.organization().orElse(installation.organization()), Actor.account(account), session.id()));
        return new BegunSession(session.id(), secret, person.kind());
    }

    private SignIn signIn(FoundInstallation installation, IdTokenClaims claims, AccountId account) {
        return SignInId.parse(claims.signInId())
                .flatMap(signIns::enter)
                .filter(found -> found.organization().equals(installation.organization()))
                .filter(found -> found.state() == SignInState.REDEEMED && found.endedAt() == null)
                .orElseThrow(() -> refuse(installation, Actor.account(account), "SIGN_IN_ENDED"));
    }

    private AccountEntity requireActive(FoundInstallation installation, AccountId account) {
        scope.enter(account);
        return accounts.find(account)
                .filter(found -> found.state() == AccountState.ACTIVE)
                .orElseThrow(() -> refuse(installation, Actor.account(account), "ACCOUNT"));
    }

    private Optional<OrganizationId> firstOrganization(AccountId account) {
        return memberships.listOf(account, 1).stream()
                .map(Membership::organization)
                .findFirst();
    }

    private DomainException refuse(FoundInstallation installation, Actor actor, String reason) {
        return refusals.refuse(
                AuditEvent.refusal(installation.organization(), ACTION, actor, new Target("session", null), reason),
                ProblemType.UNAUTHENTICATED);
    }

    private static AuditEvent event(OrganizationId organization, Actor actor, SessionId id) {
        return AuditEvent.success(organization, ACTION, actor, Target.of("session", id));
    }
}
