package com.keyri.test;

import com.keyri.client.CreatedEnrolment;
import com.keyri.client.DeviceEnrolment;
import com.keyri.client.DeviceKeys;
import com.keyri.client.EnrolledDevice;
import com.keyri.client.Installation;
import com.keyri.client.KeyriOperator;
import com.keyri.client.KeyriServer;
import com.keyri.protocol.EnrolmentLink;
import com.keyri.protocol.SecretToken;
import java.util.List;

/**
 * An application with its own organization, its origin and an API key for everything.
 *
 * @param keyri where it is registered
 * @param organizationId its organization
 * @param applicationId its id, the public application key
 * @param origin where its pages are
 * @param apiKey its secret
 */
public record Shop(Keyri keyri, String organizationId, String applicationId, String origin, String apiKey) {
    /** What an API key may be good for. */
    public static final List<String> ALL_SCOPES = List.of("enrolments", "transactions", "introspection", "users");

    /** A new shop in a new organization. */
    public static Shop open(Keyri keyri) {
        KeyriOperator operator = keyri.operator();
        String organization = operator.createOrganization("Bakers").organizationId();
        return openIn(keyri, organization);
    }

    /** A new shop in an organization. */
    public static Shop openIn(Keyri keyri, String organizationId) {
        KeyriOperator operator = keyri.operator();
        String origin = "https://shop-" + random().toLowerCase(java.util.Locale.ROOT) + ".example";
        String application = operator.createApplication(organizationId, "Bread shop", List.of(origin))
                .applicationId();
        String apiKey = operator.createApiKey(application, "everything", ALL_SCOPES);
        return new Shop(keyri, organizationId, application, origin, apiKey);
    }

    /** Its server. */
    public KeyriServer server() {
        return new KeyriServer(keyri.installation(), apiKey);
    }

    /** A call of its server, with its API key. */
    public Call call(String method, String path) {
        return keyri.call(method, path).by(apiKey);
    }

    /** A browser that has its page open. */
    public Page page() {
        return new Page(this);
    }

    /** A browser that is another's, with its continuity key. */
    public Page page(Page other) {
        return new Page(this, other.continuityKey());
    }

    /** Invites a phone of this user. */
    public EnrolmentLink invite(String userId) {
        CreatedEnrolment created = server().createEnrolment(userId, "Account of " + userId);
        return EnrolmentLink.parse(created.url());
    }

    /** Has a user's first phone enrolled and active. */
    public Phone enrol(String userId) {
        return enrol(userId, keyri.installation());
    }

    /** The same, where the phone reaches the installation in a way of its own. */
    public Phone enrol(String userId, Installation reachedBy) {
        Phone phone = register(userId, "First phone", reachedBy);
        server().confirmEnrolment(phone.enrolmentId(), phone.device().confirmationCode());
        return phone;
    }

    /** Has a phone registered whose code isn't confirmed yet. */
    public Phone register(String userId, String deviceName) {
        return register(userId, deviceName, keyri.installation());
    }

    private Phone register(String userId, String deviceName, Installation reachedBy) {
        DeviceKeys keys = DeviceKeys.generate();
        EnrolmentLink link = invite(userId);
        EnrolledDevice device = DeviceEnrolment.open(reachedBy, link, keys).complete(deviceName);
        return new Phone(this, link.enrolmentId(), device, keys);
    }

    /** A user id that nobody else has. */
    public static String newUser() {
        return "user-" + random();
    }

    /** A nonce as its server would make it. */
    public static String newNonce() {
        return SecretToken.random256().reveal();
    }

    @Override
    public String toString() {
        return "Shop[" + applicationId + "]";
    }

    private static String random() {
        return SecretToken.random128().reveal().replace("_", "x").replace("-", "y");
    }
}
