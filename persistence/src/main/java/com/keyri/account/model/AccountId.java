package com.keyri.account.model;

import com.keyri.id.TypeId;
import com.keyri.id.UuidV7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The id of a person's account; {@code acc_…} as text. */
public record AccountId(UUID value) {
    public static final String PREFIX = "acc";

    public static AccountId at(Instant moment) {
        return new AccountId(UuidV7.at(moment));
    }

    public static Optional<AccountId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(AccountId::new);
    }

    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
