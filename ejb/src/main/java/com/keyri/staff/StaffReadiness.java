package com.keyri.staff;

/**
 * Whether the offices are filled that others depend on.
 *
 * @param administrators how many active accounts are one
 * @param hasSecurityOfficer whether there is one, active
 */
public record StaffReadiness(int administrators, boolean hasSecurityOfficer) {
    /** Whether somebody can agree to what an administrator needs. */
    public boolean hasSecondAdministrator() {
        return administrators > 1;
    }
}
