package com.keyri.device.store;

import com.keyri.application.model.ApplicationId;
import com.keyri.device.model.AccountOwner;
import com.keyri.device.model.DeviceId;
import com.keyri.device.model.EnrolmentId;
import com.keyri.device.model.EnrolmentState;
import com.keyri.device.model.UserId;
import com.keyri.id.store.OptionalUuidConverter;
import com.keyri.organization.model.OrganizationId;
import com.keyri.protocol.Digests;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
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
 * An invitation of a user's phone. Its transitions are conditional updates of {@link EnrolmentStore}, so an instance
 * says how the enrolment was when it was read.
 */
@Entity
@Table(name = "enrolment")
public class EnrolmentEntity {
    /** The wrong code that ends an enrolment. */
    public static final int MOST_TRIES = 5;

    @Id
    @Column(name = "id", nullable = false, updatable = false)
    private UUID id;

    @Column(name = "application_id", nullable = false, updatable = false)
    private UUID applicationId;

    @Column(name = "organization_id", nullable = false, updatable = false)
    private UUID organizationId;

    @Column(name = "user_id", nullable = false, updatable = false)
    private UUID userId;

    @Column(name = "token_hash", nullable = false, updatable = false)
    private byte[] tokenHash;

    @Column(name = "state", nullable = false)
    @Enumerated(EnumType.STRING)
    private EnrolmentState state;

    @Column(name = "opened_jkt")
    private @Nullable String openedJkt;

    @Column(name = "challenge")
    private @Nullable String challenge;

    @Column(name = "user_handle")
    private byte @Nullable [] userHandle;

    @Column(name = "device_id", insertable = false, updatable = false)
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID deviceId;

    @Column(name = "code_mac")
    private byte @Nullable [] codeMac;

    @Column(name = "code_tries", nullable = false)
    private int codeTries;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    @Version
    @Column(name = "version", nullable = false)
    private long version;

    protected EnrolmentEntity() {}

    /** A fresh invitation, known by its token's hash. */
    public EnrolmentEntity(EnrolmentId id, AccountOwner owner, byte[] tokenHash, Instant createdAt, Instant expiresAt) {
        this.id = id.value();
        this.applicationId = owner.application().value();
        this.organizationId = owner.organization().value();
        this.userId = owner.user().value();
        this.tokenHash = tokenHash.clone();
        this.state = EnrolmentState.CREATED;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    public EnrolmentId id() {
        return new EnrolmentId(id);
    }

    /** The invited user with the application and the organization. */
    public AccountOwner owner() {
        return new AccountOwner(
                new UserId(userId), new ApplicationId(applicationId), new OrganizationId(organizationId));
    }

    /** How far it was at {@code moment}: an end by time counts at once, before the timer has written it down. */
    public EnrolmentState stateAt(Instant moment) {
        return isOpen() && !moment.isBefore(expiresAt) ? EnrolmentState.EXPIRED : state;
    }

    /** Whether {@code hash} is the hash of its token; takes constant time. */
    public boolean isNamedBy(byte[] hash) {
        return Digests.equal(tokenHash, hash);
    }

    /** Whether the device key with this thumbprint opened it; takes constant time. */
    public boolean wasOpenedBy(String jkt) {
        return openedJkt != null && Digests.equal(openedJkt, jkt);
    }

    /** What the new keys sign; there once it is opened. */
    public Optional<String> challenge() {
        return Optional.ofNullable(challenge);
    }

    /** The random user handle of the passkey to be made; there once it is opened. */
    public Optional<byte[]> userHandle() {
        return Optional.ofNullable(userHandle).map(byte[]::clone);
    }

    /** The device that it registered. */
    public Optional<DeviceId> deviceId() {
        return Optional.ofNullable(deviceId).map(DeviceId::new);
    }

    /** The MAC of the code that the phone shows. */
    public Optional<byte[]> codeMac() {
        return Optional.ofNullable(codeMac).map(byte[]::clone);
    }

    /** How many wrong codes are left, the last of which ends it. */
    public int attemptsLeft() {
        return Math.max(0, MOST_TRIES - codeTries);
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    private boolean isOpen() {
        return state == EnrolmentState.CREATED
                || state == EnrolmentState.OPENED
                || state == EnrolmentState.AWAITING_CODE;
    }
}
