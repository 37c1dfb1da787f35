package com.keyri.directory.rest;

import com.keyri.organization.model.OrganizationId;

/** The organization that was made for a customer. */
public record CreatedCustomerBody(OrganizationId organizationId) {}
