package com.keyri.risk;

/** The port to whatever judges sign-ins. */
public interface RiskAssessor {
    /** Judges one claim; quick, without calls to elsewhere. */
    RiskAssessment assess(RiskInputs inputs);
}
