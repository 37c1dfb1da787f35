package com.keyri.plan.store;

import com.keyri.plan.model.Plan;
import com.keyri.plan.model.PlanId;
import com.keyri.plan.model.PlanState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A plan: what it is called, and whether it can be ordered. */
@Entity
@Table(name = "plan")
public class PlanEntity {
    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "name")
    private String name;

    @Column(name = "description")
    private String description;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private PlanState state;

    @Column(name = "made_at")
    private Instant madeAt;

    @Version
    @Column(name = "version")
    private long version;

    /** For the persistence provider. */
    protected PlanEntity() {}

    public PlanEntity(PlanId id, String name, String description, Instant madeAt) {
        this.id = id.value();
        this.name = name;
        this.description = description;
        this.state = PlanState.OFFERED;
        this.madeAt = madeAt;
    }

    public Plan view() {
        return new Plan(new PlanId(id), name, description, state, madeAt, version);
    }

    public void rename(String newName) {
        name = newName;
    }

    public void describe(String newDescription) {
        description = newDescription;
    }

    public void enter(PlanState newState) {
        state = newState;
    }
}
