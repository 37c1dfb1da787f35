package com.keyri.staff.rest;

import com.keyri.paging.model.Page;
import com.keyri.staff.model.StaffMember;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the staff. */
public record StaffList(
        List<StaffMemberBody> items, @Nullable String next) {
    static StaffList from(Page<StaffMember> page) {
        Page<StaffMemberBody> shown = page.map(StaffMemberBody::from);
        return new StaffList(shown.items(), shown.next().orElse(null));
    }
}
