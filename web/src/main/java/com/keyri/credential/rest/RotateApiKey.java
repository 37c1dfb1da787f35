package com.keyri.credential.rest;

import com.keyri.web.rest.json.MalformedBodyException;
import com.keyri.web.rest.json.Violation;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body that puts a new API key in the place of another. */
public record RotateApiKey(
        @Pattern(regexp = DURATION, message = "must be a duration of days, hours, minutes and seconds") @Nullable String overlap) {
    /** Of ISO 8601, as {@link Duration} reads it: from days down to whole seconds. */
    static final String DURATION = "P(?=[0-9T])([0-9]{1,4}D)?(T(?=[0-9])([0-9]{1,6}H)?([0-9]{1,6}M)?([0-9]{1,8}S)?)?";

    private static final Duration USUAL = Duration.ofHours(24);
    private static final Duration LONGEST = Duration.ofDays(30);

    /** How long both keys may be used. */
    Duration duration() {
        Duration wanted = overlap == null ? USUAL : Duration.parse(overlap);
        if (wanted.compareTo(LONGEST) > 0) {
            throw new MalformedBodyException(List.of(new Violation("overlap", "must be at most P30D")));
        }
        return wanted;
    }
}
