package com.keyri.order.model;

/**
 * A column in which a deletion doesn't look for everything.
 *
 * @param column {@code *} for all of the table
 * @param leftOut {@code all}; {@code company}, where only the person is looked for; {@code others}, where only rows of
 *     the order are looked at
 * @param reason whose living data it is
 */
public record KeptColumn(String table, String column, String leftOut, String reason) {}
