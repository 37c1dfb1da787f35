package com.keyri.usage.rest;

import com.keyri.account.model.AccountId;
import jakarta.validation.constraints.NotNull;

/** Who of the staff is to look after a difference. */
public record DriftOwnerBody(@NotNull AccountId accountId) {}
