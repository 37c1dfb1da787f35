package com.keyri.signin.store;

import com.keyri.device.model.DeviceId;
import com.keyri.device.store.ClaimingDeviceRow;
import com.keyri.organization.model.OrganizationId;
import com.keyri.protocol.Thumbprint;
import com.keyri.signin.model.DeclineReason;
import com.keyri.signin.model.EndReason;
import com.keyri.signin.model.EnteredSignIn;
import com.keyri.signin.model.NewClaim;
import com.keyri.signin.model.NewSignIn;
import com.keyri.signin.model.SignIn;
import com.keyri.signin.model.SignInId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sign-ins. Each arrow of the state machine is one conditional update here: of any number of callers at once, one
 * changes the row, and the others are told that they didn't.
 */
@ApplicationScoped
public class SignInStore {
    private static final String INSERT = """
            insert into sign_in (id, application_id, organization_id, state, origin, nonce, browser_jkt, browser_jwk,
                encryption_jkt, encryption_jwk, browser_address, browser_name, browser_system, browser_place,
                transaction_id, started_at, expires_at)
            values (?1, ?2, ?3, 'PENDING', ?4, ?5, ?6, ?7, ?8, ?9, cast(?10 as inet), ?11, ?12, ?13,
                cast(?14 as uuid), ?15, ?16)
            """;
    private static final String CLAIM = """
            update sign_in set state = ?2, device_id = ?3, user_id = ?4, claimed_at = ?5, challenge_hash = ?6,
                opened_by = ?7, browser_known = ?8, risk_verdict = ?9, risk_reasons = ?10, risk_inputs = ?11,
                number_mac = ?12, decline_reason = ?13, decided_at = case when ?2 = 'DECLINED' then cast(?5 as timestamptz) end
            where id = ?1 and state = 'PENDING' and expires_at > ?5
            """;
    private static final String CONFIRM_NUMBER = """
            update sign_in set number_confirmed_at = ?3
            where id = ?1 and number_mac = ?2 and state = 'CLAIMED' and number_confirmed_at is null and expires_at > ?3
            """;
    private static final String COUNT_WRONG_NUMBER = """
            update sign_in set number_tries = number_tries + 1,
                state = case when number_tries + 1 >= ?2 then 'DECLINED' else state end,
                decline_reason = case when number_tries + 1 >= ?2 then 'WRONG_NUMBERS' end,
                decided_at = case when number_tries + 1 >= ?2 then cast(?3 as timestamptz) end
            where id = ?1 and state = 'CLAIMED' and number_mac is not null and number_confirmed_at is null
                and expires_at > ?3
            returning number_tries
            """;
    private static final String APPROVE = """
            update sign_in set state = 'APPROVED', decided_at = ?3, approval_evidence = ?4, payload = ?5, expires_at = ?6
            where id = ?1 and device_id = ?2 and state = 'CLAIMED' and expires_at > ?3 and risk_verdict <> 'DENY'
                and (number_mac is null or number_confirmed_at is not null)
            """;
    private static final String DECLINE = """
            update sign_in set state = 'DECLINED', decided_at = ?3, decline_reason = ?4
            where id = ?1 and device_id = ?2 and state = 'CLAIMED' and expires_at > ?3
            """;
    private static final String CANCEL = """
            update sign_in set state = 'CANCELLED', decided_at = coalesce(decided_at, ?3)
            where id = ?1 and browser_jkt = ?2 and state in ('PENDING', 'CLAIMED') and expires_at > ?3
            """;
    private static final String REDEEM = """
            update sign_in set state = 'REDEEMED', redeemed_at = ?3, payload = null
            where id = ?1 and browser_jkt = ?2 and state = 'APPROVED' and expires_at > ?3 and ended_at is null
            """;
    /** Without a condition on the time: an approval that read its clock before the end may still be on its way. */
    private static final String WITHDRAW = """
            update sign_in set state = 'DECLINED', decided_at = ?2, decline_reason = ?3
            where id = ?1 and state = 'CLAIMED'
            """;

    private static final String END = """
            update sign_in set ended_at = ?2, end_reason = ?3
            where id = ?1 and state in ('APPROVED', 'REDEEMED') and ended_at is null
            """;

    private static final String FIND = "select " + SignInRows.COLUMNS + " from sign_in s where s.id = ?1";

    /** The lateral join makes the database enter before it looks: a row that isn't entered isn't visible. */
    private static final String ENTER = "select " + SignInRows.COLUMNS + """
              from (select enter_sign_in(?1) as organization offset 0) entered
             cross join lateral (
                select * from sign_in where id = ?1 and organization_id = entered.organization offset 0) s
            """;

    /** The device comes after the sign-in for the same reason, with the condition that makes it wait. */
    private static final String ENTER_WITH =
            "select " + SignInRows.COLUMNS + ", d.* from (select enter_sign_in(?1) as organization offset 0) entered"
                    + " cross join lateral (select * from sign_in"
                    + " where id = ?1 and organization_id = entered.organization offset 0) s"
                    + " left join lateral (" + ClaimingDeviceRow.SELECT
                    + " where d.id = coalesce(cast(?2 as uuid), s.device_id) and d.organization_id = s.organization_id"
                    + " offset 0) d on true";

    private static final String IS_REDEEMED = """
            select 1 from (select enter_organization(?2) as organization offset 0) entered
             cross join lateral (
                select * from sign_in where id = ?1 and organization_id = entered.organization offset 0) s
             where s.state = 'REDEEMED' and s.ended_at is null
            """;

    @PersistenceContext
    private EntityManager entities;

    public void add(NewSignIn fresh) {
        query(INSERT, fresh.id())
                .setParameter(2, fresh.application().value())
                .setParameter(3, fresh.organization().value())
                .setParameter(4, fresh.origin())
                .setParameter(5, fresh.nonce())
                .setParameter(6, fresh.browserKey().thumbprint().value())
                .setParameter(7, fresh.browserKey().toJson())
                .setParameter(8, fresh.encryptionKey().thumbprint().value())
                .setParameter(9, fresh.encryptionKey().toJson())
                .setParameter(10, fresh.browser().address())
                .setParameter(11, fresh.browser().name())
                .setParameter(12, fresh.browser().system())
                .setParameter(13, fresh.browser().place())
                .setParameter(
                        14,
                        Optional.ofNullable(fresh.transaction())
                                .map(id -> id.value().toString())
                                .orElse(null))
                .setParameter(15, Timestamp.from(fresh.startedAt()))
                .setParameter(16, Timestamp.from(fresh.expiresAt()))
                .executeUpdate();
    }

    /** A sign-in of the organization that was entered. */
    public Optional<SignIn> find(SignInId id) {
        return read(FIND, id);
    }

    /**
     * Enters the organization of a sign-in and reads it: one query. Empty where there is no such sign-in, and then no
     * row is visible.
     */
    public Optional<SignIn> enter(SignInId id) {
        return read(ENTER, id);
    }

    /**
     * Enters the organization of a sign-in, and reads it with one of that organization's devices: one query. Empty
     * where there is no such sign-in, and then no row is visible.
     *
     * @param device which one; null for the one that claimed
     */
    public Optional<EnteredSignIn> enterWith(SignInId id, @Nullable DeviceId device) {
        List<?> rows = query(ENTER_WITH, id)
                .setParameter(2, device == null ? null : device.value().toString())
                .getResultList();
        return rows.stream().map(row -> entered((Object[]) row)).findFirst();
    }

    private static EnteredSignIn entered(Object[] row) {
        return new EnteredSignIn(SignInRows.read(row), ClaimingDeviceRow.readAt(row, SignInRows.COUNT));
    }

    /** Enters an organization, and tells whether a sign-in of it is redeemed and hasn't ended: one query. */
    public boolean enterAndAskWhetherRedeemed(OrganizationId organization, SignInId id) {
        return !query(IS_REDEEMED, id)
                .setParameter(2, organization.value())
                .getResultList()
                .isEmpty();
    }

    /** PENDING to CLAIMED. */
    public boolean claim(SignInId id, NewClaim claim) {
        return claim(id, claim, "CLAIMED", null);
    }

    /** PENDING to DECLINED, where the risk verdict of the claim is DENY. */
    public boolean denyClaim(SignInId id, NewClaim claim) {
        return claim(id, claim, "DECLINED", DeclineReason.FORBIDDEN_NETWORK);
    }

    public boolean confirmNumber(SignInId id, String numberMac, Instant moment) {
        return changed(query(CONFIRM_NUMBER, id).setParameter(2, numberMac).setParameter(3, Timestamp.from(moment)));
    }

    /** Counts a wrong number; the try that makes {@code most} declines. Empty where no number is waited for. */
    public OptionalInt countWrongNumber(SignInId id, int most, Instant moment) {
        List<?> tries = query(COUNT_WRONG_NUMBER, id)
                .setParameter(2, most)
                .setParameter(3, Timestamp.from(moment))
                .getResultList();
        return tries.stream().mapToInt(count -> ((Number) count).intValue()).findFirst();
    }

    /** CLAIMED to APPROVED, by the claiming device; the page redeems until {@code redeemUntil}. */
    public boolean approve(
            SignInId id,
            DeviceId device,
            String evidence,
            @Nullable String payload,
            Instant moment,
            Instant redeemUntil) {
        return changed(query(APPROVE, id)
                .setParameter(2, device.value())
                .setParameter(3, Timestamp.from(moment))
                .setParameter(4, evidence)
                .setParameter(5, payload)
                .setParameter(6, Timestamp.from(redeemUntil)));
    }

    /** CLAIMED to DECLINED, by the claiming device. */
    public boolean decline(SignInId id, DeviceId device, DeclineReason reason, Instant moment) {
        return changed(query(DECLINE, id)
                .setParameter(2, device.value())
                .setParameter(3, Timestamp.from(moment))
                .setParameter(4, reason.name()));
    }

    /** PENDING or CLAIMED to CANCELLED, by the browser that started it. */
    public boolean cancel(SignInId id, Thumbprint browser, Instant moment) {
        return changed(byBrowser(CANCEL, id, browser, moment));
    }

    /** APPROVED to REDEEMED, by the browser that started it. */
    public boolean redeem(SignInId id, Thumbprint browser, Instant moment) {
        return changed(byBrowser(REDEEM, id, browser, moment));
    }

    /**
     * CLAIMED to DECLINED, whoever claimed; false where it isn't CLAIMED. Who wants nothing to come of a sign-in calls
     * this first and {@link #end} where it changed nothing: an approval in between is then ended.
     */
    public boolean withdraw(SignInId id, EndReason reason, Instant moment) {
        return changed(
                query(WITHDRAW, id).setParameter(2, Timestamp.from(moment)).setParameter(3, reason.name()));
    }

    /** Ends what a sign-in started; false where there is nothing to end. */
    public boolean end(SignInId id, EndReason reason, Instant moment) {
        return changed(query(END, id).setParameter(2, Timestamp.from(moment)).setParameter(3, reason.name()));
    }

    private boolean claim(SignInId id, NewClaim claim, String state, @Nullable DeclineReason decline) {
        return changed(query(CLAIM, id)
                .setParameter(2, state)
                .setParameter(3, claim.device().value())
                .setParameter(4, claim.user().value())
                .setParameter(5, Timestamp.from(claim.at()))
                .setParameter(6, claim.challengeHash())
                .setParameter(7, claim.openedBy().name())
                .setParameter(8, claim.browserKnown())
                .setParameter(9, claim.verdict().name())
                .setParameter(10, claim.reasons().stream().map(Enum::name).collect(Collectors.joining(" ")))
                .setParameter(11, claim.riskInputs())
                .setParameter(12, claim.numberMac())
                .setParameter(13, decline == null ? null : decline.name()));
    }

    private Optional<SignIn> read(String sql, SignInId id) {
        List<?> rows = query(sql, id).getResultList();
        return rows.stream().map(row -> SignInRows.read((Object[]) row)).findFirst();
    }

    private Query byBrowser(String sql, SignInId id, Thumbprint browser, Instant moment) {
        return query(sql, id).setParameter(2, browser.value()).setParameter(3, Timestamp.from(moment));
    }

    private Query query(String sql, SignInId id) {
        return entities.createNativeQuery(sql).setParameter(1, id.value());
    }

    private static boolean changed(Query update) {
        return update.executeUpdate() == 1;
    }
}
