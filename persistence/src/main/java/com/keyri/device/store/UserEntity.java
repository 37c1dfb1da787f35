package com.keyri.device.store;

import com.keyri.application.model.ApplicationId;
import com.keyri.device.model.AccountOwner;
import com.keyri.device.model.UserId;
import com.keyri.device.model.UserState;
import com.keyri.organization.model.OrganizationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;

/** A user of an application, known by the application's own opaque id; {@link UserStore#enrol} makes the row. */
@Entity
@Table(name = "app_user")
public class UserEntity {
    @Id
    @Column(name = "id", nullable = false, updatable = false)
    private UUID id;

    @Column(name = "application_id", nullable = false, updatable = false)
    private UUID applicationId;

    @Column(name = "organization_id", nullable = false, updatable = false)
    private UUID organizationId;

    @Column(name = "external_id", nullable = false, updatable = false, length = 64)
    private String externalId;

    @Column(name = "label", nullable = false, length = 60)
    private String label;

    @Column(name = "state", nullable = false)
    @Enumerated(EnumType.STRING)
    private UserState state;

    @Version
    @Column(name = "version", nullable = false)
    private long version;

    protected UserEntity() {}

    /** Ends the right to sign in; false where it had ended already. */
    public boolean suspend() {
        return moveTo(UserState.SUSPENDED);
    }

    /** Gives the right to sign in back; false where it was there. */
    public boolean reactivate() {
        return moveTo(UserState.ACTIVE);
    }

    public UserId id() {
        return new UserId(id);
    }

    /** The user with the application and the organization. */
    public AccountOwner owner() {
        return new AccountOwner(id(), new ApplicationId(applicationId), new OrganizationId(organizationId));
    }

    /** The application's own id of the user. */
    public String externalId() {
        return externalId;
    }

    /** What the phone calls the account. */
    public String label() {
        return label;
    }

    public UserState state() {
        return state;
    }

    public boolean isActive() {
        return state == UserState.ACTIVE;
    }

    private boolean moveTo(UserState next) {
        boolean moves = state != next;
        state = next;
        return moves;
    }
}
