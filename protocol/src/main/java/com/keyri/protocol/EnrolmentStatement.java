package com.keyri.protocol;

/**
 * "These two keys are a new device of this user": members {@code typ, eid, challenge, sub, aud, jkt, cid, iat, exp},
 * signed by the new device key and by the new approval key.
 *
 * @param enrolmentId {@code eid}
 * @param challenge base64url of the enrolment's 32 bytes
 * @param userId {@code sub}
 * @param applicationId {@code aud}
 * @param deviceKey {@code jkt}, thumbprint of the new device key
 * @param credentialId {@code cid}: base64url of the passkey's credential id (at most 1,023 bytes, WebAuthn Level 2
 *     section 4), or the thumbprint of a native approval key
 * @param validity {@code iat}, {@code exp}
 */
public record EnrolmentStatement(
        String enrolmentId,
        String challenge,
        String userId,
        String applicationId,
        Thumbprint deviceKey,
        String credentialId,
        Validity validity)
        implements Statement {
    /** The value of {@code typ}. */
    public static final String TYPE = "keyri-enrolment";

    private static final int MAX_CREDENTIAL_CHARS = 1364;

    /**
     * Checks the shapes.
     *
     * @param enrolmentId {@code eid}
     * @param challenge base64url of the enrolment's 32 bytes
     * @param userId {@code sub}
     * @param applicationId {@code aud}
     * @param deviceKey {@code jkt}, thumbprint of the new device key
     * @param credentialId {@code cid}: base64url of the passkey's credential id (at most 1,023 bytes, WebAuthn Level 2
     *     section 4), or the thumbprint of a native approval key
     * @param validity {@code iat}, {@code exp}
     * @throws MalformedException if an id is no short text, or the challenge isn't base64url of 32 bytes
     */
    public EnrolmentStatement {
        Texts.id("eid", enrolmentId);
        Texts.digest("challenge", challenge);
        Texts.id("sub", userId);
        Texts.id("aud", applicationId);
        Base64Url.decode(Texts.bounded("cid", credentialId, MAX_CREDENTIAL_CHARS));
    }

    /**
     * Reads the exact text that was signed.
     *
     * @param json at most {@link Statement#MAX_BYTES} bytes
     * @return the statement
     * @throws MalformedException if anything is missing, doubled, unknown or of another type
     */
    public static EnrolmentStatement parse(String json) {
        Members members = StatementText.read(json, TYPE);
        EnrolmentStatement statement = new EnrolmentStatement(
                members.text("eid"),
                members.text("challenge"),
                members.text("sub"),
                members.text("aud"),
                members.thumbprint("jkt"),
                members.text("cid", MAX_CREDENTIAL_CHARS),
                members.validity());
        members.end();
        return statement;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String toJson() {
        return new StatementText(TYPE)
                .with("eid", enrolmentId)
                .with("challenge", challenge)
                .with("sub", userId)
                .with("aud", applicationId)
                .with("jkt", deviceKey)
                .with("cid", credentialId)
                .until(validity);
    }
}
