package com.keyri.directory.rest;

import com.keyri.directory.model.ListedOrganization;
import com.keyri.organization.model.OrganizationId;
import com.keyri.paging.model.Page;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of organizations. */
public record ListedOrganizationList(
        List<Entry> items, @Nullable String next) {
    /** One. */
    public record Entry(OrganizationId organizationId, String name, Instant createdAt) {}

    static ListedOrganizationList from(Page<ListedOrganization> page) {
        Page<Entry> shown = page.map(found -> new Entry(found.id(), found.name(), found.createdAt()));
        return new ListedOrganizationList(shown.items(), shown.next().orElse(null));
    }
}
