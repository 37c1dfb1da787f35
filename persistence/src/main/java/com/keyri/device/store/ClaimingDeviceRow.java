package com.keyri.device.store;

import com.keyri.application.model.ApplicationId;
import com.keyri.application.model.ApplicationState;
import com.keyri.device.model.ApprovalKey;
import com.keyri.device.model.ApprovalKeyType;
import com.keyri.device.model.ClaimingDevice;
import com.keyri.device.model.DeviceId;
import com.keyri.device.model.DeviceState;
import com.keyri.device.model.UserId;
import com.keyri.device.model.UserState;
import com.keyri.protocol.Base64Url;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.Thumbprint;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of a device a step of the ceremony needs, as SQL, and the reading of its row. */
public final class ClaimingDeviceRow {
    /** A query without its condition; the device is {@code d}. */
    public static final String SELECT = """
            select d.id, d.state, d.active_from, d.key_thumbprint, d.approval_type, d.approval_jwk, d.credential_id,
                   d.user_handle, d.sign_count, d.backup_eligible, a.allows_synced_passkeys, d.backed_up, u.id as user_id, u.external_id,
                   u.label, u.state as user_state, d.application_id, d.name,
                   a.state as application_state
            from device d join app_user u on u.id = d.user_id join application a on a.id = d.application_id
            """;

    private final @Nullable Object[] columns;
    private int next;

    private ClaimingDeviceRow(@Nullable Object[] columns, int first) {
        this.columns = columns;
        this.next = first;
    }

    static Stream<ClaimingDevice> query(EntityManager entities, DeviceId device) {
        Stream<?> rows = entities.createNativeQuery(SELECT + " where d.id = ?1")
                .setParameter(1, device.value())
                .getResultStream();
        return rows.map(row -> new ClaimingDeviceRow((@Nullable Object[]) row, 0).read());
    }

    /** Reads the columns of {@link #SELECT}, of which the first stands at {@code first}; null where they are empty. */
    public static @Nullable ClaimingDevice readAt(@Nullable Object[] columns, int first) {
        return columns[first] == null ? null : new ClaimingDeviceRow(columns, first).read();
    }

    private ClaimingDevice read() {
        return new ClaimingDevice(
                new DeviceId(column(UUID.class)),
                DeviceState.valueOf(column(String.class)),
                optional() instanceof Timestamp moment ? moment.toInstant() : null,
                new Thumbprint(column(String.class)),
                approvalKey(),
                column(Boolean.class),
                new UserId(column(UUID.class)),
                column(String.class),
                column(String.class),
                UserState.valueOf(column(String.class)),
                new ApplicationId(column(UUID.class)),
                column(String.class),
                ApplicationState.valueOf(column(String.class)));
    }

    private ApprovalKey approvalKey() {
        return new ApprovalKey(
                ApprovalKeyType.valueOf(column(String.class)),
                EcJwk.parse(column(String.class)),
                optional() instanceof byte[] credential ? Base64Url.encode(credential) : null,
                optional() instanceof byte[] handle ? Base64Url.encode(handle) : null,
                column(Number.class).longValue(),
                column(Boolean.class),
                column(Boolean.class));
    }

    private <T> T column(Class<T> type) {
        return type.cast(Objects.requireNonNull(optional()));
    }

    private @Nullable Object optional() {
        return columns[next++];
    }
}
