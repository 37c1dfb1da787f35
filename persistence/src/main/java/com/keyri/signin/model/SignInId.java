package com.keyri.signin.model;

import com.keyri.id.TypeId;
import com.keyri.id.UuidV7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The id of a sign-in; it holds the moment of its start; {@code si_…} as text. */
public record SignInId(UUID value) {
    public static final String PREFIX = "si";

    public static SignInId at(Instant moment) {
        return new SignInId(UuidV7.at(moment));
    }

    public static Optional<SignInId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(SignInId::new);
    }

    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
