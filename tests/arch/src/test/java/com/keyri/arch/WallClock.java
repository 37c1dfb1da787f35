package com.keyri.arch;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;

/** Recognises every way of the JDK to ask what time it is; {@code System.nanoTime} measures spans and is none. */
final class WallClock {
    static final DescribedPredicate<JavaAccess<?>> IS_READ =
            DescribedPredicate.describe("reads the wall clock", access -> reads(access.getTarget()));

    private static final Set<String> CLOCK_FACTORIES =
            Set.of("system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds", "tickMinutes");

    private WallClock() {}

    private static boolean reads(AccessTarget target) {
        JavaClass owner = target.getOwner();
        String name = target.getName();
        if (target instanceof AccessTarget.CodeUnitAccessTarget unit) {
            boolean takesClock =
                    unit.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
            boolean takesNothing = unit.getRawParameterTypes().isEmpty();
            return (owner.getPackageName().startsWith("java.time") && name.equals("now") && !takesClock)
                    || (owner.isEquivalentTo(Clock.class) && CLOCK_FACTORIES.contains(name))
                    || (owner.isEquivalentTo(InstantSource.class) && CLOCK_FACTORIES.contains(name))
                    || (owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"))
                    || (owner.isEquivalentTo(Date.class) && name.equals("<init>") && takesNothing)
                    || (owner.isAssignableTo(Calendar.class) && (name.equals("getInstance") || name.equals("<init>")));
        }
        return false;
    }
}
