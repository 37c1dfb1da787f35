package com.keyri.invitation.model;

import com.keyri.account.model.AccountKind;
import com.keyri.member.model.MemberRole;
import com.keyri.organization.model.OrganizationId;
import com.keyri.staff.model.StaffRole;
import java.util.Optional;

/**
 * What somebody is invited to be: a member of an organization, or of the staff.
 *
 * @param role the name of a {@link MemberRole}, or of a {@link StaffRole}
 */
public record InvitedAs(Optional<OrganizationId> organization, String role) {
    public static InvitedAs member(OrganizationId organization, MemberRole role) {
        return new InvitedAs(Optional.of(organization), role.name());
    }

    public static InvitedAs staff(StaffRole role) {
        return new InvitedAs(Optional.empty(), role.name());
    }

    public AccountKind kind() {
        return organization.isPresent() ? AccountKind.CUSTOMER : AccountKind.STAFF;
    }

    public MemberRole memberRole() {
        return MemberRole.valueOf(role);
    }

    public StaffRole staffRole() {
        return StaffRole.valueOf(role);
    }
}
