package com.keyri.plan.model;

/** What became of a planned move. */
public enum PlanMoveState {
    PLANNED,
    DONE,
    /** Another move of the same customer was planned after it. */
    REPLACED,
    /** The customer had no subscription to the plan any more when its time came. */
    DROPPED
}
