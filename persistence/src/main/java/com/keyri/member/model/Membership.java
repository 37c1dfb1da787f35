package com.keyri.member.model;

import com.keyri.account.model.AccountId;
import com.keyri.organization.model.OrganizationId;

/**
 * An organization that an account belongs to.
 *
 * @param organizationName as it is called now
 */
public record Membership(AccountId account, OrganizationId organization, String organizationName, MemberRole role) {}
