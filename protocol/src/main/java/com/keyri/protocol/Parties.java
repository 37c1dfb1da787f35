package com.keyri.protocol;

/**
 * Who speaks in a statement, for whom, to which application.
 *
 * @param deviceId {@code iss}, the device that signs
 * @param userId {@code sub}, the application's own id of the user
 * @param applicationId {@code aud}
 */
public record Parties(String deviceId, String userId, String applicationId) {
    /**
     * Checks the shapes.
     *
     * @param deviceId {@code iss}, the device that signs
     * @param userId {@code sub}, the application's own id of the user
     * @param applicationId {@code aud}
     * @throws MalformedException if one isn't 1 to 256 characters without control characters
     */
    public Parties {
        Texts.id("iss", deviceId);
        Texts.id("sub", userId);
        Texts.id("aud", applicationId);
    }

    static Parties read(Members members) {
        return new Parties(members.text("iss"), members.text("sub"), members.text("aud"));
    }
}
