package com.keyri.device.rest;

import com.keyri.device.CompleteEnrolment;
import com.keyri.device.OpenEnrolment;
import com.keyri.web.rest.json.DisplayText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** The two keys of a new device, and what they signed. */
public record CompleteEnrolmentBody(
        @NotNull @Pattern(regexp = OpenEnrolmentBody.TOKEN) String token,
        @NotNull @Size(max = 4_096) String statement,
        @NotNull @Size(max = 8_192) String deviceKeySignature,
        @NotNull @Valid NewApprovalKeyBody approvalKey,
        @NotNull @DisplayText(max = 60) String deviceName) {
    CompleteEnrolment toCommand(OpenEnrolment opening) {
        return new CompleteEnrolment(opening, statement, deviceKeySignature, approvalKey.toKey(), deviceName);
    }

    @Override
    public String toString() {
        return "CompleteEnrolmentBody";
    }
}
