package com.keyri.staff.rest;

import com.keyri.account.model.AccountId;
import com.keyri.account.model.AccountState;
import com.keyri.staff.model.StaffMember;
import com.keyri.staff.model.StaffRole;
import java.time.Instant;
import java.util.List;

/** Somebody of the staff. */
public record StaffMemberBody(
        AccountId accountId,
        String firstName,
        String lastName,
        String mailAddress,
        AccountState state,
        List<StaffRole> roles,
        Instant createdAt) {
    static StaffMemberBody from(StaffMember member) {
        return new StaffMemberBody(
                member.account(),
                member.firstName(),
                member.lastName(),
                member.mailAddress().value(),
                member.state(),
                member.roles().stream().sorted().toList(),
                member.createdAt());
    }

    @Override
    public String toString() {
        return "StaffMemberBody";
    }
}
