package com.keyri.signin;

import com.keyri.protocol.MatchingNumber;
import com.keyri.signin.model.SignInState;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a sign-in should do, said a second time and without a database: the reference that the services are compared
 * with. Each method says how the request should end, in the words of the problem types.
 */
final class ExpectedSignIn {
    private static final Duration LIFE = Duration.ofMinutes(3);
    private static final Duration REDEEM_LIFE = Duration.ofSeconds(60);

    final Party browser;
    final Instant startedAt;
    SignInState state = SignInState.PENDING;
    Instant expiresAt;
    boolean ended;
    int tokens;
    Party.@Nullable Phone claimedBy;

    @Nullable Instant approvedAt;

    private boolean waitsForNumber;
    private int wrongNumbers;

    ExpectedSignIn(Party browser, Instant now) {
        this.browser = browser;
        startedAt = now;
        expiresAt = now.plus(LIFE);
    }

    /** @param codeAt when the code was on the page */
    String claim(Party.Phone phone, boolean ownKey, Instant codeAt, boolean known, Instant now) {
        long shown = Duration.between(startedAt, codeAt).toSeconds() / 25;
        Instant codeEnds = startedAt.plusSeconds(25 * shown + 30);
        if (!ownKey || state != SignInState.PENDING || !now.isBefore(expiresAt) || !now.isBefore(codeEnds)) {
            return "CLAIM_REFUSED";
        }
        state = SignInState.CLAIMED;
        claimedBy = phone;
        waitsForNumber = !known;
        return waitsForNumber ? "CLAIMED NUMBER" : "CLAIMED";
    }

    String number(Party who, boolean right, Instant now) {
        if (who != browser) {
            return "INVALID_PROOF";
        }
        if (state != SignInState.CLAIMED || !waitsForNumber || !now.isBefore(expiresAt)) {
            return "CONFLICT";
        }
        if (right) {
            waitsForNumber = false;
            return "CONFIRMED";
        }
        wrongNumbers++;
        if (wrongNumbers == 3) {
            state = SignInState.DECLINED;
            return "DECLINED";
        }
        return "WRONG";
    }

    /** @param honest whether the statement says what the server knows */
    String approve(Party.Phone phone, boolean honest, Instant now) {
        if (!phone.equals(claimedBy)) {
            return "INVALID_PROOF";
        }
        if (state != SignInState.CLAIMED) {
            return "CONFLICT";
        }
        if (waitsForNumber) {
            return "NUMBER_REQUIRED";
        }
        if (!honest) {
            return "DECISION_REFUSED";
        }
        if (!now.isBefore(expiresAt)) {
            return "CONFLICT";
        }
        state = SignInState.APPROVED;
        approvedAt = now;
        expiresAt = now.plus(REDEEM_LIFE);
        return "APPROVED";
    }

    String decline(Party.Phone phone, Instant now) {
        if (!phone.equals(claimedBy)) {
            return "INVALID_PROOF";
        }
        if (state != SignInState.CLAIMED || !now.isBefore(expiresAt)) {
            return "CONFLICT";
        }
        state = SignInState.DECLINED;
        return "DECLINED";
    }

    String cancel(Party who, Instant now) {
        boolean undecided = state == SignInState.PENDING || state == SignInState.CLAIMED;
        if (who != browser || !undecided || !now.isBefore(expiresAt)) {
            return "CONFLICT";
        }
        state = SignInState.CANCELLED;
        return "CANCELLED";
    }

    String redeem(Party who, boolean rightCode, Instant now) {
        if (who != browser || !rightCode) {
            return "INVALID_GRANT";
        }
        if (state == SignInState.APPROVED && now.isBefore(expiresAt) && !ended) {
            state = SignInState.REDEEMED;
            tokens++;
            return "TOKEN";
        }
        ended |= state == SignInState.REDEEMED;
        return "INVALID_GRANT";
    }

    /** @param known the browsers that this phone's user knows */
    String disavow(Party.Phone phone, Set<Party> known) {
        if (claimedBy == null || !claimedBy.user().equals(phone.user())) {
            return "NOT_FOUND";
        }
        known.remove(browser);
        if (state == SignInState.CLAIMED) {
            state = SignInState.DECLINED;
        }
        ended |= state == SignInState.APPROVED || state == SignInState.REDEEMED;
        return "ENDED";
    }

    void expire(Instant now) {
        if (!isOver() && !now.isBefore(expiresAt)) {
            state = SignInState.EXPIRED;
        }
    }

    boolean isOver() {
        return switch (state) {
            case PENDING, CLAIMED, APPROVED -> false;
            case REDEEMED, DECLINED, EXPIRED, CANCELLED -> true;
        };
    }

    /** Whether its token is good, as long as it lasts. */
    boolean gives() {
        return state == SignInState.REDEEMED && !ended;
    }

    /** A number that isn't {@code right}. */
    static String otherThan(@Nullable String right) {
        String other = MatchingNumber.random().reveal();
        return other.equals(right) ? otherThan(right) : other;
    }
}
