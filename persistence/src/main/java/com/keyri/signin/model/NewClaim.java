package com.keyri.signin.model;

import com.keyri.device.model.DeviceId;
import com.keyri.device.model.UserId;
import com.keyri.risk.model.RiskReason;
import com.keyri.risk.model.RiskVerdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a claim writes; {@code riskInputs} is a JSON object as text. */
public record NewClaim(
        DeviceId device,
        UserId user,
        Instant at,
        String challengeHash,
        OpenedBy openedBy,
        boolean browserKnown,
        RiskVerdict verdict,
        List<RiskReason> reasons,
        String riskInputs,
        @Nullable String numberMac) {

    /** Copies the reasons: a record that others can change is no value. */
    public NewClaim {
        reasons = List.copyOf(reasons);
    }
}
