package com.keyri.invoice.model;

import java.time.YearMonth;

/**
 * How subscriptions came and went in a month (UTC).
 *
 * @param atStart how many there were when it began
 */
public record MonthlyChurn(YearMonth month, long atStart, long begun, long ended) {
    /** What part of those at its beginning ended in it, in thousandths; 0 where there were none. */
    public long perMille() {
        return atStart == 0 ? 0 : Math.round(ended * 1_000.0 / atStart);
    }
}
