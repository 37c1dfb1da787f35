package com.keyri.protocol;

/**
 * "My device key is lost, this is the new one": members {@code typ, iss, sub, aud, jkt, challenge, iat, exp}, signed by
 * the approval key with user verification.
 *
 * @param parties {@code iss}, {@code sub}, {@code aud}
 * @param deviceKey {@code jkt}, thumbprint of the new device key
 * @param challenge base64url of the server's 32 fresh bytes
 * @param validity {@code iat}, {@code exp}
 */
public record DeviceKeyStatement(Parties parties, Thumbprint deviceKey, String challenge, Validity validity)
        implements Statement {
    /** The value of {@code typ}. */
    public static final String TYPE = "keyri-device-key";

    /**
     * Checks the shape.
     *
     * @param parties {@code iss}, {@code sub}, {@code aud}
     * @param deviceKey {@code jkt}, thumbprint of the new device key
     * @param challenge base64url of the server's 32 fresh bytes
     * @param validity {@code iat}, {@code exp}
     * @throws MalformedException if the challenge isn't base64url of 32 bytes
     */
    public DeviceKeyStatement {
        Texts.digest("challenge", challenge);
    }

    /**
     * Reads the exact text that was signed.
     *
     * @param json at most {@link Statement#MAX_BYTES} bytes
     * @return the statement
     * @throws MalformedException if anything is missing, doubled, unknown or of another type
     */
    public static DeviceKeyStatement parse(String json) {
        Members members = StatementText.read(json, TYPE);
        DeviceKeyStatement statement = new DeviceKeyStatement(
                Parties.read(members), members.thumbprint("jkt"), members.text("challenge"), members.validity());
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
                .with(parties)
                .with("jkt", deviceKey)
                .with("challenge", challenge)
                .until(validity);
    }
}
