package com.keyri.arch;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.List;

/** Who may call an endpoint or a service stands on the method or on its class. */
final class DeclaredAccess {
    static final DescribedPredicate<JavaMethod> ANSWER_HTTP = DescribedPredicate.describe(
            "answer HTTP",
            method -> method.isMetaAnnotatedWith(HttpMethod.class) || method.isAnnotatedWith(Path.class));

    static final DescribedPredicate<JavaMethod> ARE_BUSINESS_METHODS = DescribedPredicate.describe(
            "are business methods of a service",
            method -> method.getOwner().isAnnotatedWith(Stateless.class)
                    && method.getModifiers().contains(JavaModifier.PUBLIC)
                    && !method.getModifiers().contains(JavaModifier.STATIC));

    static final ArchCondition<JavaMethod> DECLARE_WHO_MAY_CALL = new ArchCondition<>("declare who may call") {
        @Override
        public void check(JavaMethod method, ConditionEvents events) {
            events.add(new SimpleConditionEvent(
                    method, declares(method), method.getFullName() + " says nothing about who may call it"));
        }
    };

    private static final List<Class<? extends Annotation>> DECLARATIONS =
            List.of(RolesAllowed.class, PermitAll.class, DenyAll.class);

    private DeclaredAccess() {}

    private static boolean declares(JavaMethod method) {
        return DECLARATIONS.stream()
                .anyMatch(declaration ->
                        method.isAnnotatedWith(declaration) || method.getOwner().isAnnotatedWith(declaration));
    }
}
