package com.keyri.recovery.rest;

import com.keyri.recovery.RecoveryGap;
import java.util.List;
import java.util.Set;

/** Which recoveries wouldn't work at present. */
public record RecoveryReadinessBody(List<RecoveryGap> gaps) {
    static RecoveryReadinessBody from(Set<RecoveryGap> gaps) {
        return new RecoveryReadinessBody(gaps.stream().sorted().toList());
    }
}
