package com.keyri.device;

import com.keyri.device.model.ClaimingDevice;
import com.keyri.device.model.DeviceId;
import com.keyri.device.model.UserId;
import com.keyri.organization.model.OrganizationId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;

/** A device whose key made the call's proof. Its state is still to be judged: it may wait, or be revoked. */
public record AuthenticatedDevice(OrganizationId organization, ClaimingDevice device) {
    public DeviceId id() {
        return device.deviceId();
    }

    public UserId user() {
        return device.userId();
    }

    /**
     * The same device, where it may act for its user.
     *
     * @throws DomainException {@code FORBIDDEN} where it waits or is revoked, or the user is suspended
     */
    public AuthenticatedDevice allowedToAct() {
        if (!device.mayAct()) {
            throw DomainException.of(ProblemType.FORBIDDEN);
        }
        return this;
    }
}
