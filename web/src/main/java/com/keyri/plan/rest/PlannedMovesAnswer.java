package com.keyri.plan.rest;

/** How many customers will move. */
public record PlannedMovesAnswer(int planned) {}
