package com.keyri.invoice.model;

import com.keyri.plan.model.PlanVersionId;
import java.util.Optional;

/**
 * How many subscriptions have a version of a plan.
 *
 * @param version empty where their prices are nobody's here
 * @param paying those that are charged for the present period, be it paid or owed
 * @param trials those that aren't yet
 */
public record SubscriberCount(Optional<PlanVersionId> version, long paying, long trials) {}
