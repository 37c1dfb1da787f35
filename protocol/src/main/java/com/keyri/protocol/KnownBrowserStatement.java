package com.keyri.protocol;

/**
 * "Recognise this browser from now on": members {@code typ, iss, sub, aud, sid, jkt, challenge, iat, exp}, signed by
 * the approval key after the approval, as a choice of its own.
 *
 * @param parties {@code iss}, {@code sub}, {@code aud}
 * @param signInId {@code sid}, the sign-in that was approved
 * @param continuityKey {@code jkt}, thumbprint of the browser's continuity key
 * @param challenge base64url of the server's 32 fresh bytes
 * @param validity {@code iat}, {@code exp}
 */
public record KnownBrowserStatement(
        Parties parties, String signInId, Thumbprint continuityKey, String challenge, Validity validity)
        implements Statement {
    /** The value of {@code typ}. */
    public static final String TYPE = "keyri-known-browser";

    /**
     * Checks the shapes.
     *
     * @param parties {@code iss}, {@code sub}, {@code aud}
     * @param signInId {@code sid}, the sign-in that was approved
     * @param continuityKey {@code jkt}, thumbprint of the browser's continuity key
     * @param challenge base64url of the server's 32 fresh bytes
     * @param validity {@code iat}, {@code exp}
     * @throws MalformedException if the id is no short text, or the challenge isn't base64url of 32 bytes
     */
    public KnownBrowserStatement {
        Texts.id("sid", signInId);
        Texts.digest("challenge", challenge);
    }

    /**
     * Reads the exact text that was signed.
     *
     * @param json at most {@link Statement#MAX_BYTES} bytes
     * @return the statement
     * @throws MalformedException if anything is missing, doubled, unknown or of another type
     */
    public static KnownBrowserStatement parse(String json) {
        Members members = StatementText.read(json, TYPE);
        KnownBrowserStatement statement = new KnownBrowserStatement(
                Parties.read(members),
                members.text("sid"),
                members.thumbprint("jkt"),
                members.text("challenge"),
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
                .with(parties)
                .with("sid", signInId)
                .with("jkt", continuityKey)
                .with("challenge", challenge)
                .until(validity);
    }
}
