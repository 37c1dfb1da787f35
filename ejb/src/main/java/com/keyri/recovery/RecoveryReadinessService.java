package com.keyri.recovery;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.account.AccountScope;
import com.keyri.account.model.AccountId;
import com.keyri.device.DeviceView;
import com.keyri.device.EnrollingApplication;
import com.keyri.device.UserDevices;
import com.keyri.device.model.DeviceState;
import com.keyri.installation.OwnApplication;
import com.keyri.installation.model.FoundInstallation;
import com.keyri.member.model.MemberRole;
import com.keyri.member.store.MembershipStore;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.recovery.store.RecoveryCodeStore;
import com.keyri.recovery.store.RecoveryDecisionStore;
import com.keyri.session.model.FoundSession;
import com.keyri.staff.model.StaffRole;
import com.keyri.staff.store.StaffRoleStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which recoveries wouldn't work at present, for the dashboards: before somebody needs one. */
@Stateless
@RolesAllowed(Roles.ACCOUNT)
public class RecoveryReadinessService {
    private static final int ENOUGH_STAFF = 2;

    @Inject
    Caller caller;

    @Inject
    AccountScope scope;

    @Inject
    OrganizationScope organizationScope;

    @Inject
    OwnApplication own;

    @Inject
    RecoveryCodeStore codes;

    @Inject
    UserDevices devices;

    @Inject
    MembershipStore members;

    @Inject
    StaffRoleStore staff;

    @Inject
    RecoveryDecisionStore decisions;

    /** What the caller could do something about: for themselves, their organization, or the installation. */
    public Set<RecoveryGap> gaps() {
        FoundSession session = caller.session();
        Set<RecoveryGap> gaps = EnumSet.noneOf(RecoveryGap.class);
        addOwn(session.account(), gaps);
        session.organization()
                .filter(any ->
                        session.memberRole().filter(MemberRole::managesMembers).isPresent())
                .filter(this::hasOneOwner)
                .ifPresent(organization -> gaps.add(RecoveryGap.SINGLE_OWNER));
        if (session.staffRoles().contains(StaffRole.ADMINISTRATOR)) {
            addStaff(gaps);
        }
        return gaps;
    }

    private void addOwn(AccountId account, Set<RecoveryGap> gaps) {
        scope.enter(account);
        if (codes.left(account).left() == 0) {
            gaps.add(RecoveryGap.NO_RECOVERY_CODES);
        }
        FoundInstallation installation = own.enter();
        List<DeviceView> phones = devices.list(
                new EnrollingApplication(installation.application(), installation.organization(), caller.actor()),
                account.toString());
        if (phones.stream().filter(phone -> phone.state() == DeviceState.ACTIVE).count() < 2) {
            gaps.add(RecoveryGap.ONE_PHONE);
        }
    }

    private boolean hasOneOwner(OrganizationId organization) {
        organizationScope.enter(organization);
        return members.count(organization, MemberRole.OWNER) == 1;
    }

    private void addStaff(Set<RecoveryGap> gaps) {
        if (staff.count(StaffRole.ADMINISTRATOR) < ENOUGH_STAFF) {
            gaps.add(RecoveryGap.NO_SECOND_STAFF_ADMINISTRATOR);
        }
        if (decisions.countStaff() < ENOUGH_STAFF) {
            gaps.add(RecoveryGap.TOO_FEW_STAFF);
        }
    }
}
