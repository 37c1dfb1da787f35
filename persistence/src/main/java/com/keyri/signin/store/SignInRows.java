package com.keyri.signin.store;

import com.keyri.application.model.ApplicationId;
import com.keyri.device.model.DeviceId;
import com.keyri.device.model.UserId;
import com.keyri.organization.model.OrganizationId;
import com.keyri.protocol.EcJwk;
import com.keyri.risk.model.RiskVerdict;
import com.keyri.signin.model.RequestingBrowser;
import com.keyri.signin.model.SignIn;
import com.keyri.signin.model.SignInId;
import com.keyri.signin.model.SignInState;
import com.keyri.transaction.model.TransactionId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a row of {@code sign_in}; ids and addresses come as text, so that no driver type gets further than here. */
final class SignInRows {
    static final String COLUMNS = """
            cast(s.id as text), cast(s.application_id as text), cast(s.organization_id as text), s.state, s.origin, s.nonce,
            s.browser_jwk, s.encryption_jwk, host(s.browser_address), s.browser_name, s.browser_system, s.browser_place,
            cast(s.transaction_id as text), s.started_at, s.expires_at, cast(s.device_id as text),
            cast(s.user_id as text), s.challenge_hash, s.browser_known, s.risk_verdict, s.risk_reasons, s.number_mac,
            s.number_confirmed_at, s.payload, s.decided_at, s.redeemed_at, s.ended_at
            """;

    private final Object[] row;
    private int next;

    private SignInRows(Object[] row) {
        this.row = row;
    }

    /** How many {@link #COLUMNS} are. */
    static final int COUNT = 27;

    static SignIn read(Object[] row) {
        return new SignInRows(row).signIn();
    }

    private SignIn signIn() {
        return new SignIn(
                new SignInId(id()),
                new ApplicationId(id()),
                new OrganizationId(id()),
                SignInState.valueOf(text()),
                text(),
                text(),
                EcJwk.parse(text()),
                EcJwk.parse(text()),
                new RequestingBrowser(text(), text(), text(), text()),
                optionalId().map(TransactionId::new).orElse(null),
                moment(),
                moment(),
                claim(),
                (String) value(),
                optionalMoment(),
                optionalMoment(),
                optionalMoment());
    }

    private SignIn.@Nullable Claim claim() {
        if (row[next] == null) {
            next += 8;
            return null;
        }
        return new SignIn.Claim(
                new DeviceId(id()),
                new UserId(id()),
                text(),
                (Boolean) required(),
                RiskVerdict.valueOf(text()),
                text(),
                (String) value(),
                optionalMoment());
    }

    private @Nullable Object value() {
        return row[next++];
    }

    private Object required() {
        Object value = value();
        if (value == null) {
            throw new IllegalStateException("column " + next + " of a sign-in is empty");
        }
        return value;
    }

    private String text() {
        return (String) required();
    }

    private UUID id() {
        return UUID.fromString(text());
    }

    private Optional<UUID> optionalId() {
        return Optional.ofNullable((String) value()).map(UUID::fromString);
    }

    private Instant moment() {
        return ((Timestamp) required()).toInstant();
    }

    private @Nullable Instant optionalMoment() {
        Timestamp moment = (Timestamp) value();
        return moment == null ? null : moment.toInstant();
    }
}
