package com.keyri.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The id token's member {@code keyri}.
 *
 * @param risk the verdict, for instance "allow" or "warn"
 * @param deviceId the device that approved
 * @param browserKnown whether the browser was known to the user
 * @param transactionId the transaction that was approved, if there was one
 */
public record KeyriClaims(
        String risk,
        String deviceId,
        boolean browserKnown,
        @Nullable String transactionId) {
    static KeyriClaims read(Members members) {
        return new KeyriClaims(
                members.text("risk"),
                members.text("deviceId"),
                members.truth("browserKnown"),
                members.optionalText("transactionId"));
    }

    Map<String, Object> toMembers() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("risk", risk);
        members.put("deviceId", deviceId);
        members.put("browserKnown", browserKnown);
        if (transactionId != null) {
            members.put("transactionId", transactionId);
        }
        return members;
    }
}
