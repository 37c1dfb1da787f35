package com.keyri.invoice.model;

import com.keyri.money.model.Money;
import java.time.YearMonth;

/**
 * What was paid for in a month (UTC) in one currency.
 *
 * @param paid of the invoices that were made in it, without tax
 * @param open of those that are still to be paid, without tax
 */
public record MonthlyRevenue(YearMonth month, Money paid, Money open, long invoices) {}
