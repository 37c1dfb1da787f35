/**
 * Browser journeys: a person with a page on a desk and a phone in the hand, against the whole platform.
 *
 * <p>{@code Stage} gives a test its people; {@code Platform}, {@code Chromium} and {@code Ledger} are what stands
 * behind them. Everything a person would do is done through the pages; what happened is read from the shop's server and
 * from the database.
 */
package com.keyri.e2e;
