package com.keyri.account.store;

import com.keyri.account.model.AccountId;
import com.keyri.account.model.AccountKind;
import com.keyri.account.model.AccountState;
import com.keyri.account.model.Person;
import com.keyri.mail.model.MailAddress;
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

/** A person's account. */
@Entity
@Table(name = "account")
public class AccountEntity {
    @Id
    @Column(name = "id", nullable = false, updatable = false)
    private UUID id;

    @Column(name = "kind", nullable = false, updatable = false)
    @Enumerated(EnumType.STRING)
    private AccountKind kind;

    @Column(name = "first_name", nullable = false)
    private String firstName;

    @Column(name = "last_name", nullable = false)
    private String lastName;

    @Column(name = "mail_address", nullable = false)
    private String mailAddress;

    @Column(name = "mail_index", nullable = false)
    private byte[] mailIndex;

    @Column(name = "company_name")
    private @Nullable String companyName;

    @Column(name = "state", nullable = false)
    @Enumerated(EnumType.STRING)
    private AccountState state;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Version
    @Column(name = "version", nullable = false)
    private long version;

    /** For the persistence provider. */
    protected AccountEntity() {}

    /** An account without a phone; {@code mailIndex} is the MAC by which its address is found. */
    public AccountEntity(AccountId id, AccountKind kind, Person person, byte[] mailIndex, Instant createdAt) {
        this.id = id.value();
        this.kind = kind;
        this.state = AccountState.ENROLLING;
        this.createdAt = createdAt;
        describe(person);
        moveMailTo(person.mailAddress(), mailIndex);
    }

    /** Takes over names and company name; the mail address stays. */
    public final void describe(Person person) {
        firstName = person.firstName();
        lastName = person.lastName();
        companyName = person.companyName().orElse(null);
    }

    /** Another mail address, found by {@code index}. */
    public final void moveMailTo(MailAddress address, byte[] index) {
        mailAddress = address.value();
        mailIndex = index.clone();
    }

    /** It has a phone now: ENROLLING to ACTIVE. False where it was in another state. */
    public boolean activate() {
        return move(AccountState.ENROLLING, AccountState.ACTIVE);
    }

    /** Ends the right to sign in: ACTIVE to DISABLED. */
    public boolean disable() {
        return move(AccountState.ACTIVE, AccountState.DISABLED);
    }

    /** Gives it back: DISABLED to ACTIVE. */
    public boolean enable() {
        return move(AccountState.DISABLED, AccountState.ACTIVE);
    }

    public AccountId id() {
        return new AccountId(id);
    }

    public AccountKind kind() {
        return kind;
    }

    public Person person() {
        return new Person(firstName, lastName, new MailAddress(mailAddress), Optional.ofNullable(companyName));
    }

    public AccountState state() {
        return state;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public long version() {
        return version;
    }

    private boolean move(AccountState from, AccountState to) {
        boolean moves = state == from;
        if (moves) {
            state = to;
        }
        return moves;
    }
}
