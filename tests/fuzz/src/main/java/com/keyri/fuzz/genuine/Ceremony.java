package com.keyri.fuzz.genuine;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.Claim;
import com.keyri.client.CreatedEnrolment;
import com.keyri.client.DecidedSignIn;
import com.keyri.client.DeviceAccount;
import com.keyri.client.DeviceAuthenticator;
import com.keyri.client.DeviceEnrolment;
import com.keyri.client.DeviceKeys;
import com.keyri.client.EnrolledDevice;
import com.keyri.client.EventFrame;
import com.keyri.client.EventType;
import com.keyri.client.Installation;
import com.keyri.client.KeyriOperator;
import com.keyri.client.KeyriServer;
import com.keyri.client.OpenedBy;
import com.keyri.client.Peer;
import com.keyri.client.ServerTokens;
import com.keyri.client.SignInRequest;
import com.keyri.client.SignedIn;
import com.keyri.client.SigningKey;
import com.keyri.client.User;
import com.keyri.protocol.EnrolmentLink;
import com.keyri.protocol.MatchingNumber;
import com.keyri.protocol.SecretToken;
import com.keyri.protocol.TransactionText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Everything that honest callers do, once: an application, phones, a sign-in with all its steps, and its end. */
final class Ceremony {
    private static final String ORIGIN = "https://shop.example";
    private static final List<String> SCOPES = List.of("enrolments", "transactions", "introspection", "users");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Installation installation;
    private final KeyriOperator operator;
    private final KeyRing keys;
    private final String userId =
            "user-" + SecretToken.random128().reveal().replace('_', 'x').replace('-', 'y');

    Ceremony(Installation installation, String operatorKey, KeyRing keys) {
        this.installation = installation;
        this.operator = new KeyriOperator(installation, operatorKey);
        this.keys = keys;
    }

    /** From the beginning to the end. */
    void hold() {
        String organization = operator.createOrganization("Bakers").organizationId();
        String application = operator.createApplication(organization, "Bread shop", List.of(ORIGIN))
                .applicationId();
        operator.changeApplication(application, Map.of("name", "Bread and butter"));
        String apiKey = operator.createApiKey(application, "everything", SCOPES);
        KeyriServer server = new KeyriServer(installation, apiKey);
        DeviceKeys phoneKeys = newKeys();
        EnrolledDevice phone = enrol(server, phoneKeys, "First phone");
        String signInId =
                signIn(server, application, new DeviceAuthenticator(installation, phone.identity(), phoneKeys));
        DeviceAccount account = new DeviceAuthenticator(installation, phone.identity(), phoneKeys).account();
        account.device();
        account.rename(phone.identity().deviceId(), "My phone");
        account.signIns();
        secondPhone(server, account);
        account.disavow(signInId);
        useTokens(application, apiKey);
        server.user(userId);
        server.changeUser(userId, User.State.SUSPENDED);
        server.changeUser(userId, User.State.ACTIVE);
    }

    private EnrolledDevice enrol(KeyriServer server, DeviceKeys phoneKeys, String name) {
        CreatedEnrolment invitation = server.createEnrolment(userId, "Account");
        EnrolledDevice device = DeviceEnrolment.open(installation, EnrolmentLink.parse(invitation.url()), phoneKeys)
                .complete(name);
        server.enrolment(invitation.enrolmentId());
        server.confirmEnrolment(invitation.enrolmentId(), device.confirmationCode());
        return device;
    }

    private String signIn(KeyriServer server, String application, DeviceAuthenticator phone) {
        SigningKey browser = keys.add(SigningKey.generate());
        cancelled(application, browser);
        String nonce = SecretToken.random256().reveal();
        String transaction = server.createTransaction(userId, nonce, new TransactionText("Pay 4 for bread"))
                .transactionId();
        server.transaction(transaction);
        SignInRequest request = new SignInRequest(ORIGIN, application, nonce, transaction);
        try (BrowserSignIn page = BrowserSignIn.start(installation, request, browser)) {
            page.connect();
            Claim claim = phone.claim(page.qrLink(), OpenedBy.SCANNER);
            if (claim.signIn().numberRequired()) {
                await(page, EventType.NUMBER_WANTED);
                page.enterNumber(MatchingNumber.parse(
                        Objects.requireNonNull(claim.signIn().number())));
            }
            DecidedSignIn decided = phone.approve(claim, "{\"greeting\":\"hello\"}");
            SignedIn signedIn = page.redeem(await(page, EventType.APPROVED));
            if (decided.knownBrowser() != null) {
                phone.recogniseBrowser(claim, decided.knownBrowser());
            }
            server.introspect(signedIn.idToken(), null);
            return page.started().signInId();
        }
    }

    private void cancelled(String application, SigningKey browser) {
        SignInRequest request =
                new SignInRequest(ORIGIN, application, SecretToken.random256().reveal(), null);
        try (BrowserSignIn page = BrowserSignIn.start(installation, request, browser)) {
            page.cancel();
        }
    }

    private static EventFrame await(BrowserSignIn page, EventType type) {
        return page.await(type, PATIENCE).orElseThrow(() -> new IllegalStateException("no frame: " + type));
    }

    /** Enrolled, approved by the first one, given another key, and revoked. */
    private void secondPhone(KeyriServer server, DeviceAccount account) {
        DeviceKeys phoneKeys = newKeys();
        EnrolledDevice phone = enrol(server, phoneKeys, "Second phone");
        account.peers().devices().stream()
                .filter(peer -> !peer.self())
                .findFirst()
                .ifPresent((Peer peer) -> account.approve(peer));
        DeviceKeys newKeys = new DeviceKeys(keys.add(SigningKey.generate()), phoneKeys.approvalKey());
        DeviceAccount.replaceDeviceKey(installation, phone.identity(), newKeys);
        account.revoke(phone.identity().deviceId());
    }

    private void useTokens(String application, String apiKey) {
        ServerTokens bearer = ServerTokens.of(installation, application, apiKey, List.of("users"));
        KeyriServer.with(installation, bearer).user(userId);
        SigningKey key = keys.add(SigningKey.generate());
        ServerTokens bound = ServerTokens.boundTo(installation, application, apiKey, List.of("users"), key);
        KeyriServer.with(installation, bound).user(userId);
    }

    private DeviceKeys newKeys() {
        return new DeviceKeys(keys.add(SigningKey.generate()), SigningKey.generate());
    }
}
