package com.keyri.device.store;

import com.keyri.device.model.AccountOwner;
import com.keyri.device.model.ApprovalKeyType;
import com.keyri.device.model.DeviceId;
import com.keyri.device.model.DeviceState;
import com.keyri.device.model.RegisteredApprovalKey;
import com.keyri.device.model.UserId;
import com.keyri.protocol.Base64Url;
import com.keyri.protocol.EcJwk;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user's phone for one application. The row is made whole by its enrolment; its transitions are conditional updates
 * of {@link DeviceStore}, so an instance says how the device was when it was read.
 */
@Entity
@Table(name = "device")
public class DeviceEntity {
    @Id
    @Column(name = "id", nullable = false, updatable = false)
    private UUID id;

    @Column(name = "user_id", nullable = false, updatable = false)
    private UUID userId;

    @Column(name = "application_id", nullable = false, updatable = false)
    private UUID applicationId;

    @Column(name = "organization_id", nullable = false, updatable = false)
    private UUID organizationId;

    @Column(name = "name", nullable = false, length = 60)
    private String name;

    @Column(name = "state", nullable = false)
    @Enumerated(EnumType.STRING)
    private DeviceState state;

    @Column(name = "key_thumbprint", nullable = false)
    private String keyThumbprint;

    @Column(name = "key_jwk", nullable = false)
    private String keyJwk;

    @Column(name = "approval_type", nullable = false, updatable = false)
    @Enumerated(EnumType.STRING)
    private ApprovalKeyType approvalType;

    @Column(name = "approval_jwk", nullable = false, updatable = false)
    private String approvalJwk;

    @Column(name = "credential_id", updatable = false)
    private byte @Nullable [] credentialId;

    @Column(name = "user_handle", updatable = false)
    private byte @Nullable [] userHandle;

    @Column(name = "aaguid", nullable = false, updatable = false)
    private UUID aaguid;

    @Column(name = "sign_count", nullable = false)
    private long signCount;

    @Column(name = "backup_eligible", nullable = false, updatable = false)
    private boolean backupEligible;

    @Column(name = "backed_up", nullable = false)
    private boolean backedUp;

    @Column(name = "enrolled_at", nullable = false, updatable = false)
    private Instant enrolledAt;

    @Column(name = "active_from")
    private @Nullable Instant activeFrom;

    @Column(name = "activated_at")
    private @Nullable Instant activatedAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    @Column(name = "key_replaced_at")
    private @Nullable Instant keyReplacedAt;

    @Column(name = "last_used_at")
    private @Nullable Instant lastUsedAt;

    @Version
    @Column(name = "version", nullable = false)
    private long version;

    protected DeviceEntity() {}

    /** A new device that waits for its confirmation code. */
    public DeviceEntity(
            DeviceId id,
            AccountOwner owner,
            String name,
            EcJwk deviceKey,
            RegisteredApprovalKey approval,
            Instant enrolledAt) {
        this.id = id.value();
        this.userId = owner.user().value();
        this.applicationId = owner.application().value();
        this.organizationId = owner.organization().value();
        this.name = name;
        this.state = DeviceState.AWAITING_CODE;
        this.keyThumbprint = deviceKey.thumbprint().value();
        this.keyJwk = deviceKey.toJson();
        this.approvalType = approval.key().type();
        this.approvalJwk = approval.key().jwk().toJson();
        this.credentialId = bytes(approval.key().credentialId());
        this.userHandle = bytes(approval.key().userHandle());
        this.aaguid = approval.aaguid();
        this.signCount = approval.key().signCount();
        this.backupEligible = approval.key().backupEligible();
        this.backedUp = approval.backedUp();
        this.enrolledAt = enrolledAt;
    }

    public DeviceId id() {
        return new DeviceId(id);
    }

    public UserId userId() {
        return new UserId(userId);
    }

    /** What the person calls the device. */
    public String name() {
        return name;
    }

    public DeviceState state() {
        return state;
    }

    public ApprovalKeyType approvalType() {
        return approvalType;
    }

    /** Whether the passkey was copied to other devices at its last use (BS). */
    public boolean isBackedUp() {
        return backedUp;
    }

    public Instant enrolledAt() {
        return enrolledAt;
    }

    /** When the device may sign in, or will without another device's approval; empty before its code is confirmed. */
    public Optional<Instant> activeFrom() {
        return Optional.ofNullable(activeFrom);
    }

    public Optional<Instant> activatedAt() {
        return Optional.ofNullable(activatedAt);
    }

    public Optional<Instant> revokedAt() {
        return Optional.ofNullable(revokedAt);
    }

    public Optional<Instant> keyReplacedAt() {
        return Optional.ofNullable(keyReplacedAt);
    }

    public Optional<Instant> lastUsedAt() {
        return Optional.ofNullable(lastUsedAt);
    }

    private static byte @Nullable [] bytes(@Nullable String base64Url) {
        return base64Url == null ? null : Base64Url.decode(base64Url);
    }
}
