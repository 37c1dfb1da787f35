package com.keyri.arch;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whom a method's annotations let in, or its class's; nobody where they say nothing.
 *
 * @param everybody whether the caller doesn't matter
 */
record Grant(boolean everybody, Set<String> roles) {
    static Grant of(JavaMethod method) {
        return declared(method).or(() -> declared(method.getOwner())).orElse(new Grant(false, Set.of()));
    }

    private static Optional<Grant> declared(CanBeAnnotated element) {
        if (element.isAnnotatedWith(DenyAll.class)) {
            return Optional.of(new Grant(false, Set.of()));
        }
        if (element.isAnnotatedWith(PermitAll.class)) {
            return Optional.of(new Grant(true, Set.of()));
        }
        return element.isAnnotatedWith(RolesAllowed.class)
                ? Optional.of(new Grant(false, new TreeSet<>(roles(element))))
                : Optional.empty();
    }

    private static Set<String> roles(CanBeAnnotated element) {
        String[] values = element instanceof JavaMethod method
                ? method.getAnnotationOfType(RolesAllowed.class).value()
                : ((com.tngtech.archunit.core.domain.JavaClass) element)
                        .getAnnotationOfType(RolesAllowed.class)
                        .value();
        return Set.of(values);
    }

    boolean lets(String caller) {
        return everybody || Callers.ROLES.get(caller).stream().anyMatch(roles::contains);
    }
}
