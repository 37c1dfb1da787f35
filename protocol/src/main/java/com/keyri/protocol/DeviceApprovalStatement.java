package com.keyri.protocol;

/**
 * "This other device is mine too": members {@code typ, iss, sub, aud, did, challenge, iat, exp}, signed by the approval
 * key of a device that is active already.
 *
 * @param parties {@code iss} the approving device, {@code sub}, {@code aud}
 * @param deviceId {@code did}, the device that waits
 * @param challenge base64url of the server's 32 fresh bytes
 * @param validity {@code iat}, {@code exp}
 */
public record DeviceApprovalStatement(Parties parties, String deviceId, String challenge, Validity validity)
        implements Statement {
    /** The value of {@code typ}. */
    public static final String TYPE = "keyri-device-approval";

    /**
     * Checks the shapes.
     *
     * @param parties {@code iss} the approving device, {@code sub}, {@code aud}
     * @param deviceId {@code did}, the device that waits
     * @param challenge base64url of the server's 32 fresh bytes
     * @param validity {@code iat}, {@code exp}
     * @throws MalformedException if the id is no short text, or the challenge isn't base64url of 32 bytes
     */
    public DeviceApprovalStatement {
        Texts.id("did", deviceId);
        Texts.digest("challenge", challenge);
    }

    /**
     * Reads the exact text that was signed.
     *
     * @param json at most {@link Statement#MAX_BYTES} bytes
     * @return the statement
     * @throws MalformedException if anything is missing, doubled, unknown or of another type
     */
    public static DeviceApprovalStatement parse(String json) {
        Members members = StatementText.read(json, TYPE);
        DeviceApprovalStatement statement = new DeviceApprovalStatement(
                Parties.read(members), members.text("did"), members.text("challenge"), members.validity());
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
                .with("did", deviceId)
                .with("challenge", challenge)
                .until(validity);
    }
}
