package com.keyri.signin.rest;

import com.keyri.risk.RiskAssessment;
import com.keyri.risk.model.RiskReason;
import com.keyri.risk.model.RiskVerdict;
import java.util.List;

/** A verdict with its reasons. */
public record RiskBody(RiskVerdict verdict, List<RiskReason> reasons) {
    static RiskBody from(RiskAssessment risk) {
        return new RiskBody(risk.verdict(), risk.reasons());
    }
}
