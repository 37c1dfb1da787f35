package com.keyri.recovery.rest;

import java.util.List;

/** New recovery codes, shown this once. */
public record RecoveryCodeList(List<String> codes) {
    @Override
    public String toString() {
        return "RecoveryCodeList";
    }
}
