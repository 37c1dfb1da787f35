package com.keyri.usage.model;

import com.keyri.organization.model.OrganizationId;
import com.keyri.plan.model.Meter;
import com.keyri.plan.model.PlanVersionId;
import java.time.Instant;

/** What an organization with a plan has used of a meter in the present period. */
public record UsageSum(
        OrganizationId organization, PlanVersionId plan, Instant periodStartsAt, Meter meter, long quantity) {}
