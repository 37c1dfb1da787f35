package com.keyri.device;

import com.keyri.text.model.PlainText;

/**
 * A phone registers its two keys.
 *
 * @param opening the enrolment, its token, and the proof by the device key that opened it
 * @param statement the enrolment's statement, exactly as both keys signed it
 * @param deviceKeySignature the device key's JWS over it
 * @param approvalKey the approval key, with its own signature over the statement
 * @param deviceName what the person calls the device
 */
public record CompleteEnrolment(
        OpenEnrolment opening,
        String statement,
        String deviceKeySignature,
        NewApprovalKey approvalKey,
        String deviceName) {
    public CompleteEnrolment {
        PlainText.require(deviceName, DeviceService.LONGEST_NAME);
    }
}
