package com.keyri.plan.model;

import com.keyri.organization.model.OrganizationId;
import java.time.Instant;

/**
 * That a customer moves to a version.
 *
 * @param notBefore it happens at the first end of a period that comes after this
 */
public record PlanMove(
        PlanMoveId id,
        PlanVersionId version,
        OrganizationId organization,
        Instant notBefore,
        Instant plannedAt,
        PlanMoveState state) {}
