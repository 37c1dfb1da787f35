package com.keyri.member.model;

import com.keyri.account.model.AccountId;
import java.util.Optional;

/**
 * Which members to list.
 *
 * @param role only those
 * @param newestFirst by id, which tells when the account was made
 * @param after behind this one
 * @param limit at most so many
 */
public record MemberQuery(Optional<MemberRole> role, boolean newestFirst, Optional<AccountId> after, int limit) {}
