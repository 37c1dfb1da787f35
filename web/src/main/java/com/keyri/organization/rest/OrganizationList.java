package com.keyri.organization.rest;

import com.keyri.organization.Organization;
import com.keyri.paging.model.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of organizations on the wire. */
public record OrganizationList(
        List<OrganizationAnswer> organizations, @Nullable String next) {
    static OrganizationList from(Page<Organization> page) {
        return new OrganizationList(
                page.items().stream().map(OrganizationAnswer::from).toList(),
                page.next().orElse(null));
    }
}
