package com.keyri.risk;

import com.keyri.risk.model.RiskReason;
import com.keyri.risk.model.RiskVerdict;
import java.util.List;

/** A verdict with its reasons; ALLOW has none. */
public record RiskAssessment(RiskVerdict verdict, List<RiskReason> reasons) {
    public RiskAssessment {
        reasons = List.copyOf(reasons);
    }
}
