package com.keyri.bench;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.Claim;
import com.keyri.client.CreatedEnrolment;
import com.keyri.client.DecidedSignIn;
import com.keyri.client.DeviceAuthenticator;
import com.keyri.client.DeviceEnrolment;
import com.keyri.client.DeviceKeys;
import com.keyri.client.EnrolledDevice;
import com.keyri.client.EventType;
import com.keyri.client.Installation;
import com.keyri.client.KeyriOperator;
import com.keyri.client.KeyriServer;
import com.keyri.client.OpenedBy;
import com.keyri.client.SignInRequest;
import com.keyri.client.SigningKey;
import com.keyri.protocol.EnrolmentLink;
import com.keyri.protocol.MatchingNumber;
import com.keyri.protocol.Parties;
import com.keyri.protocol.SecretToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** The people of one application, each with a phone and a browser that is known to them. */
public final class Crowd {
    static final String ORIGIN = "https://shop.example";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Installation installation;
    private final String applicationId;
    private final String apiKey;
    private final List<Person> people = new ArrayList<>();

    private Crowd(Installation installation, String applicationId, String apiKey) {
        this.installation = installation;
        this.applicationId = applicationId;
        this.apiKey = apiKey;
    }

    /**
     * Somebody who signs in.
     *
     * @param identity device, user and application
     * @param keys of the phone
     * @param browser the continuity key of the browser
     */
    public record Person(Parties identity, DeviceKeys keys, SigningKey browser) {}

    /** Registers an application and {@code size} people. */
    public static Crowd gather(Installation installation, String operatorKey, int size) {
        KeyriOperator operator = new KeyriOperator(installation, operatorKey);
        String organization = operator.createOrganization("Bakers").organizationId();
        String application = operator.createApplication(organization, "Bread shop", List.of(ORIGIN))
                .applicationId();
        String apiKey = operator.createApiKey(
                application, "everything", List.of("enrolments", "transactions", "introspection", "users"));
        Crowd crowd = new Crowd(installation, application, apiKey);
        crowd.people.addAll(IntStream.range(0, size)
                .parallel()
                .mapToObj(number -> crowd.enrol("user-" + number))
                .toList());
        return crowd;
    }

    /** One of them: the same worker meets the same people, and no other worker does. */
    Person person(int worker, int workers, long turn) {
        int perWorker = Math.max(1, people.size() / workers);
        return people.get((int) ((worker * (long) perWorker + turn % perWorker) % people.size()));
    }

    /** The application's id. */
    String applicationId() {
        return applicationId;
    }

    /** The secret of the application's server. */
    String apiKey() {
        return apiKey;
    }

    /** The application's server. */
    KeyriServer server(Installation caller) {
        return new KeyriServer(caller, apiKey);
    }

    /** A new sign-in of their page. */
    BrowserSignIn start(Installation caller, SigningKey browser) {
        SignInRequest request =
                new SignInRequest(ORIGIN, applicationId, SecretToken.random256().reveal(), null);
        return BrowserSignIn.start(caller, request, browser);
    }

    private Person enrol(String userId) {
        DeviceKeys keys = DeviceKeys.generate();
        CreatedEnrolment invitation = server(installation).createEnrolment(userId, "Account");
        EnrolledDevice device = DeviceEnrolment.open(installation, EnrolmentLink.parse(invitation.url()), keys)
                .complete("Phone");
        server(installation).confirmEnrolment(invitation.enrolmentId(), device.confirmationCode());
        Person person = new Person(device.identity(), keys, SigningKey.generate());
        makeKnown(person);
        return person;
    }

    /** The first sign-in, with the number; then the person chooses to have the browser recognised. */
    private void makeKnown(Person person) {
        // The server offers recognition only where it has nothing to warn of but that it doesn't know the browser.
        DeviceAuthenticator phone = new DeviceAuthenticator(installation, person.identity(), person.keys());
        try (BrowserSignIn page = start(installation, person.browser())) {
            page.connect();
            Claim claim = phone.claim(page.qrLink(), OpenedBy.SCANNER);
            if (page.await(EventType.NUMBER_WANTED, PATIENCE).isEmpty()) {
                throw new IllegalStateException("no frame: number-wanted");
            }
            page.enterNumber(
                    MatchingNumber.parse(Objects.requireNonNull(claim.signIn().number())));
            DecidedSignIn decided = phone.approve(claim);
            phone.recogniseBrowser(claim, Objects.requireNonNull(decided.knownBrowser()));
            page.redeem(page.await(EventType.APPROVED, PATIENCE).orElseThrow());
        }
    }
}
