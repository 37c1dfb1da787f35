package com.keyri.signin;

import com.keyri.id.UuidV7;
import com.keyri.protocol.Base64Url;
import com.keyri.protocol.Digests;
import com.keyri.protocol.MacKey;
import com.keyri.protocol.MalformedException;
import com.keyri.secret.MacPurpose;
import com.keyri.secret.ServerKeys;
import com.keyri.signin.model.SignInId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * The codes of a sign-in, none of them stored: each is a MAC under a key that never reaches the database. The rotating
 * code of a window needs only the id, which holds the moment of the start; the redeem code names its sign-in.
 */
@Dependent
public class SignInCodes {
    /** A fresh code comes this often. */
    public static final Duration WINDOW = Duration.ofSeconds(25);

    /** A code lives this long. */
    public static final Duration LIFE = Duration.ofSeconds(30);

    private static final String CODE_DOMAIN = "keyri-code-v1";
    private static final String REDEEM_DOMAIN = "keyri-redeem-v1";
    private static final int TAG_BYTES = 16;
    private static final int UUID_BYTES = 16;

    /** A code and its end. */
    public record Code(String value, Instant expiresAt) {
        /** When a page should show the next one, while this one still lives. */
        public Instant givesWayAt() {
            return expiresAt.minus(LIFE).plus(WINDOW);
        }
    }

    private final ServerKeys keys;

    @Inject
    SignInCodes(ServerKeys keys) {
        this.keys = keys;
    }

    /** The code to show at {@code moment}. */
    public Code current(SignInId id, Instant moment) {
        Instant start = UuidV7.momentOf(id.value());
        long window = Math.max(0, Duration.between(start, moment).dividedBy(WINDOW));
        return new Code(
                code(id, window), start.plus(WINDOW.multipliedBy(window)).plus(LIFE));
    }

    /** Whether {@code code} is one that a page may still be showing at {@code moment}; in constant time. */
    public boolean accepts(SignInId id, String code, Instant moment) {
        Instant start = UuidV7.momentOf(id.value());
        long window = Duration.between(start, moment).dividedBy(WINDOW);
        boolean mayBePrevious = window > 0
                && moment.isBefore(start.plus(WINDOW.multipliedBy(window - 1)).plus(LIFE));
        return Digests.equal(code, code(id, Math.max(0, window)))
                || (mayBePrevious && Digests.equal(code, code(id, window - 1)));
    }

    /** The one-time code that the page redeems, for an approval at {@code decidedAt}. */
    public String redeemCode(SignInId id, Instant decidedAt) {
        return Base64Url.encode(ByteBuffer.allocate(UUID_BYTES + TAG_BYTES)
                .putLong(id.value().getMostSignificantBits())
                .putLong(id.value().getLeastSignificantBits())
                .put(redeemTag(id, decidedAt), 0, TAG_BYTES)
                .array());
    }

    /** The sign-in that a redeem code names, whether or not the code is right. */
    public Optional<SignInId> signInOf(String redeemCode) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64Url.decode(redeemCode));
            return bytes.remaining() == UUID_BYTES + TAG_BYTES
                    ? Optional.of(new SignInId(new UUID(bytes.getLong(), bytes.getLong())))
                    : Optional.empty();
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /** Whether {@code redeemCode} is the one of that approval; in constant time. */
    public boolean acceptsRedeemCode(SignInId id, Instant decidedAt, String redeemCode) {
        return Digests.equal(redeemCode, redeemCode(id, decidedAt));
    }

    private String code(SignInId id, long window) {
        byte[] tag = key().tag(CODE_DOMAIN, id.toString(), Long.toString(window));
        return Base64Url.encode(Arrays.copyOf(tag, TAG_BYTES));
    }

    private byte[] redeemTag(SignInId id, Instant decidedAt) {
        return key().tag(REDEEM_DOMAIN, id.toString(), Long.toString(decidedAt.toEpochMilli()));
    }

    private MacKey key() {
        return keys.mac(MacPurpose.CODE);
    }
}
