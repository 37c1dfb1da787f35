package com.keyri.protocol;

import org.jspecify.annotations.Nullable;

/**
 * "I approve this sign-in": members {@code typ, iss, sub, aud, origin, sid, challenge, jkt, ekt, decision, txh?, plh?,
 * iat, exp}, signed by the approval key. {@code decision} is always "approved"; declining isn't signed.
 *
 * @param parties {@code iss}, {@code sub}, {@code aud}
 * @param browser {@code origin}, {@code jkt}, {@code ekt}
 * @param signInId {@code sid}
 * @param challenge base64url of the server's 32 fresh bytes for this decision
 * @param transactionHash {@code txh}, {@link TransactionText#hash()} of what the person read; there exactly when the
 *     sign-in carries a transaction
 * @param payloadHash {@code plh}, {@link SealedPayload#hash(String)}; there exactly when a payload is sent
 * @param validity {@code iat}, {@code exp}
 */
public record ApprovalStatement(
        Parties parties,
        RequestingBrowser browser,
        String signInId,
        String challenge,
        @Nullable String transactionHash,
        @Nullable String payloadHash,
        Validity validity)
        implements Statement {
    /** The value of {@code typ}. */
    public static final String TYPE = "keyri-approval";

    private static final String APPROVED = "approved";

    /**
     * Checks the shapes.
     *
     * @param parties {@code iss}, {@code sub}, {@code aud}
     * @param browser {@code origin}, {@code jkt}, {@code ekt}
     * @param signInId {@code sid}
     * @param challenge base64url of the server's 32 fresh bytes for this decision
     * @param transactionHash {@code txh}, {@link TransactionText#hash()} of what the person read; there exactly when
     *     the sign-in carries a transaction
     * @param payloadHash {@code plh}, {@link SealedPayload#hash(String)}; there exactly when a payload is sent
     * @param validity {@code iat}, {@code exp}
     * @throws MalformedException if an id is no short text, or the challenge or a hash isn't base64url of 32 bytes
     */
    public ApprovalStatement {
        Texts.id("sid", signInId);
        Texts.digest("challenge", challenge);
        Texts.optionalDigest("txh", transactionHash);
        Texts.optionalDigest("plh", payloadHash);
    }

    /**
     * Reads the exact text that was signed.
     *
     * @param json at most {@link Statement#MAX_BYTES} bytes
     * @return the statement
     * @throws MalformedException if anything is missing, doubled, unknown or of another type
     */
    public static ApprovalStatement parse(String json) {
        Members members = StatementText.read(json, TYPE);
        members.constant("decision", APPROVED);
        ApprovalStatement statement = new ApprovalStatement(
                Parties.read(members),
                RequestingBrowser.read(members),
                members.text("sid"),
                members.text("challenge"),
                members.optionalText("txh"),
                members.optionalText("plh"),
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
                .with("origin", browser.origin())
                .with("sid", signInId)
                .with("challenge", challenge)
                .with("jkt", browser.continuityKey())
                .with("ekt", browser.encryptionKey())
                .with("decision", APPROVED)
                .with("txh", transactionHash)
                .with("plh", payloadHash)
                .until(validity);
    }
}
