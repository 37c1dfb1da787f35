package com.keyri.client;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The operator of an installation: sets up organizations, applications and their API keys. */
public final class KeyriOperator {
    private final ServerCalls calls;

    /**
     * An operator with the installation's operator key.
     *
     * @param installation where to
     * @param operatorKey {@code keyri_op_…}; never logged
     */
    public KeyriOperator(Installation installation, String operatorKey) {
        this.calls = new ServerCalls(installation, operatorKey);
    }

    /**
     * An organization.
     *
     * @param organizationId its id
     * @param name its name
     * @param createdAt when it was made
     */
    public record Organization(String organizationId, String name, Instant createdAt) {}

    /**
     * An application.
     *
     * @param applicationId its id, the public application key
     * @param organizationId whose it is
     * @param name its name
     * @param origins where its pages may be
     */
    public record Application(String applicationId, String organizationId, String name, List<String> origins) {
        /**
         * Copies the list.
         *
         * @param applicationId its id, the public application key
         * @param organizationId whose it is
         * @param name its name
         * @param origins where its pages may be
         */
        public Application {
            origins = List.copyOf(origins);
        }
    }

    /**
     * Makes an organization.
     *
     * @param name 1 to 80 characters
     * @return the organization
     */
    public Organization createOrganization(String name) {
        return calls.send("POST", "/api/v1/organizations", Map.of("name", name)).as(Organization.class);
    }

    /**
     * Registers an application.
     *
     * @param organizationId whose it is
     * @param name 1 to 80 characters
     * @param origins where its pages may be, {@code https://HOST[:PORT]}, 1 to 20
     * @return the application
     */
    public Application createApplication(String organizationId, String name, List<String> origins) {
        return calls.send(
                        "POST",
                        "/api/v1/applications",
                        Map.of("organizationId", organizationId, "name", name, "origins", origins))
                .as(Application.class);
    }

    /**
     * Changes an application, whatever it is now; members that are absent stay as they are.
     *
     * @param applicationId the application
     * @param changes names and values of the API's ChangeApplication
     * @return the application
     */
    public Application changeApplication(String applicationId, Map<String, ?> changes) {
        return calls.change(applicationPath(applicationId), changes).as(Application.class);
    }

    /**
     * Makes a secret API key for an application's server.
     *
     * @param applicationId the application
     * @param name 1 to 80 characters
     * @param scopes {@code enrolments, transactions, introspection, users}
     * @return the secret, shown this once
     */
    public String createApiKey(String applicationId, String name, List<String> scopes) {
        return calls.send("POST", applicationPath(applicationId) + "/api-keys", Map.of("name", name, "scopes", scopes))
                .as(CreatedApiKey.class)
                .secret();
    }

    private static String applicationPath(String applicationId) {
        return "/api/v1/applications/" + Installation.part(applicationId);
    }

    /** The answer as it comes over the wire. */
    record CreatedApiKey(String secret) {
        @Override
        public String toString() {
            return "CreatedApiKey";
        }
    }
}
