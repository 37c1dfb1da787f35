package com.keyri.plan.model;

/** Whether a plan can be ordered. */
public enum PlanState {
    OFFERED,
    /** Nobody can order it any more; who has it keeps it. */
    WITHDRAWN
}
