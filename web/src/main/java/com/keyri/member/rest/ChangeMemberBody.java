package com.keyri.member.rest;

import com.keyri.member.model.MemberRole;
import jakarta.validation.constraints.NotNull;

/** Another role for a member. */
public record ChangeMemberBody(@NotNull MemberRole role) {}
