package com.keyri.session.rest;

import com.keyri.member.model.MemberRole;
import com.keyri.member.model.Membership;
import com.keyri.organization.model.OrganizationId;
import java.util.List;

/** The organizations that the caller belongs to. */
public record SessionOrganizationList(List<Entry> items) {
    /** One, with the caller's role there. */
    public record Entry(OrganizationId organizationId, String name, MemberRole role) {}

    static SessionOrganizationList from(List<Membership> memberships) {
        return new SessionOrganizationList(memberships.stream()
                .map(found -> new Entry(found.organization(), found.organizationName(), found.role()))
                .toList());
    }
}
