package com.keyri.transaction.store;

import com.keyri.application.model.ApplicationId;
import com.keyri.device.model.AccountOwner;
import com.keyri.device.model.UserId;
import com.keyri.protocol.TransactionText;
import com.keyri.transaction.model.OpenTransaction;
import com.keyri.transaction.model.TransactionId;
import com.keyri.transaction.model.TransactionState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that the application's server asks a user to approve. Its transitions are conditional updates of
 * {@link TransactionStore}; nothing else of it ever changes, so it needs no version.
 */
@Entity
@Table(name = "transaction_approval")
public class TransactionEntity {
    @Id
    @Column(name = "id", nullable = false, updatable = false)
    private UUID id;

    @Column(name = "application_id", nullable = false, updatable = false)
    private UUID applicationId;

    @Column(name = "organization_id", nullable = false, updatable = false)
    private UUID organizationId;

    @Column(name = "user_id", nullable = false, updatable = false)
    private UUID userId;

    @Column(name = "nonce", nullable = false, updatable = false)
    private String nonce;

    @Column(name = "text", nullable = false, updatable = false)
    private String text;

    @Column(name = "text_hash", nullable = false, updatable = false)
    private String textHash;

    @Column(name = "state", nullable = false)
    @Enumerated(EnumType.STRING)
    private TransactionState state;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "expires_at", nullable = false, updatable = false)
    private Instant expiresAt;

    protected TransactionEntity() {}

    /** A fresh transaction, bound to its user and to the nonce of the sign-in that may carry it. */
    public TransactionEntity(
            TransactionId id,
            AccountOwner owner,
            String nonce,
            TransactionText text,
            Instant createdAt,
            Instant expiresAt) {
        this.id = id.value();
        this.applicationId = owner.application().value();
        this.organizationId = owner.organization().value();
        this.userId = owner.user().value();
        this.nonce = nonce;
        this.text = text.text();
        this.textHash = text.hash();
        this.state = TransactionState.OPEN;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    public TransactionId id() {
        return new TransactionId(id);
    }

    public ApplicationId applicationId() {
        return new ApplicationId(applicationId);
    }

    public UserId userId() {
        return new UserId(userId);
    }

    public String nonce() {
        return nonce;
    }

    public String textHash() {
        return textHash;
    }

    /** How far it was at {@code moment}: an end by time counts at once, before the timer has written it down. */
    public TransactionState stateAt(Instant moment) {
        return state == TransactionState.OPEN && !moment.isBefore(expiresAt) ? TransactionState.EXPIRED : state;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    OpenTransaction toOpenTransaction() {
        return new OpenTransaction(id(), userId(), text, textHash);
    }
}
