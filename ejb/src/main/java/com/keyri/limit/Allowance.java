package com.keyri.limit;

/**
 * What a subject has left of a limit, as far as this node knows.
 *
 * @param quota how many there are
 * @param windowSeconds in which time an empty bucket fills up
 * @param left how many are left
 * @param resetSeconds after how long there are all of them again, rounded up
 */
public record Allowance(long quota, long windowSeconds, long left, long resetSeconds) {}
