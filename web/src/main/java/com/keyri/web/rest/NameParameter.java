package com.keyri.web.rest;

import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Query parameters that are one of some names; anything else is refused, instead of being taken for none. */
public final class NameParameter {
    private NameParameter() {}

    /** The value of that name; empty where the parameter is absent. */
    public static <E extends Enum<E>> Optional<E> of(Class<E> type, String parameter, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        E[] values = type.getEnumConstants();
        return Optional.of(Arrays.stream(values)
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElseThrow(() -> refused(parameter + " must be one of " + Arrays.toString(values))));
    }

    /** Whether the parameter {@code order} says {@code newest} instead of {@code oldest}, which absence means too. */
    public static boolean isNewestFirst(@Nullable String order) {
        if (order == null || order.equals("oldest")) {
            return false;
        }
        if (order.equals("newest")) {
            return true;
        }
        throw refused("order must be oldest or newest");
    }

    private static DomainException refused(String reason) {
        return DomainException.of(ProblemType.INVALID_REQUEST, List.of(reason));
    }
}
