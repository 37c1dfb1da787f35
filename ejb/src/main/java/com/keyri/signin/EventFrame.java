package com.keyri.signin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one end of a sign-in is told over its socket; members that don't belong to the type are null. */
public record EventFrame(
        Type type,
        SignInCodes.@Nullable Code code,
        @Nullable String proofNonce,
        @Nullable String redeemCode,
        @Nullable Instant expiresAt,
        @Nullable String payload,
        @Nullable String account) {
    /** The frames; the wire name is lower case with a hyphen. In the order in which one end can hear them. */
    public enum Type {
        CODE("code"),
        NUMBER_WANTED("number-wanted"),
        CLAIMED("claimed"),
        NUMBER_CONFIRMED("number-confirmed"),
        APPROVED("approved"),
        DECLINED("declined"),
        EXPIRED("expired"),
        CANCELLED("cancelled"),
        REDEEMED("redeemed");

        private final String wireName;

        Type(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }

        /**
         * Whether an end that was told {@code before} may still be told this: a sign-in has no way back, so whatever
         * comes late is no news any more. Codes follow one another.
         */
        public boolean mayFollow(@Nullable Type before) {
            return before == null || (!before.isEnd() && compareTo(before) > 0) || (this == CODE && before == CODE);
        }

        /** Whether nothing follows it. */
        public boolean isEnd() {
            return this == DECLINED || this == EXPIRED || this == CANCELLED || this == REDEEMED;
        }
    }

    public static EventFrame of(Type type) {
        return new EventFrame(type, null, null, null, null, null, null);
    }

    public static EventFrame code(SignInCodes.Code code) {
        return new EventFrame(Type.CODE, code, null, null, null, null, null);
    }

    public static EventFrame numberWanted(String proofNonce) {
        return new EventFrame(Type.NUMBER_WANTED, null, proofNonce, null, null, null, null);
    }
}
