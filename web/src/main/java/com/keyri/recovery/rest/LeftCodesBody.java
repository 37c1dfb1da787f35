package com.keyri.recovery.rest;

import com.keyri.recovery.model.LeftCodes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How many recovery codes are left. */
public record LeftCodesBody(int left, @Nullable Instant madeAt) {
    static LeftCodesBody from(LeftCodes codes) {
        return new LeftCodesBody(codes.left(), codes.madeAt().orElse(null));
    }
}
