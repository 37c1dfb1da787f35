package com.keyri.staff;

import com.keyri.access.model.Roles;
import com.keyri.staff.model.StaffRole;
import com.keyri.staff.store.StaffRoleStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Whether the offices are filled that others depend on. */
@Stateless
@RolesAllowed(Roles.STAFF)
public class StaffReadinessService {
    @Inject
    StaffRoleStore roles;

    /** As of now. */
    public StaffReadiness look() {
        return new StaffReadiness(roles.count(StaffRole.ADMINISTRATOR), roles.count(StaffRole.SECURITY_OFFICER) > 0);
    }
}
