package com.keyri.recovery;

import com.keyri.approval.Approvals;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;

/** Whether the person approves on the phone; it remembers what was asked. */
final class GivenConsent extends Approvals {
    private final List<String> asked = new ArrayList<>();
    private boolean isGiven = true;

    @Override
    public void require(String text) {
        asked.add(text);
        if (!isGiven) {
            throw DomainException.of(ProblemType.APPROVAL_REFUSED);
        }
    }

    void withhold() {
        isGiven = false;
    }

    List<String> asked() {
        return asked;
    }
}
