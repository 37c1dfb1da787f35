package com.keyri.arch;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.annotation.Annotation;

/** An annotation on the class or on any of its methods. */
final class Annotated {
    private Annotated() {}

    static DescribedPredicate<JavaClass> anywhereWith(Class<? extends Annotation> annotation) {
        return DescribedPredicate.describe("carry @" + annotation.getSimpleName(), type -> carries(type, annotation));
    }

    static ArchCondition<JavaClass> notCarry(Class<? extends Annotation> annotation) {
        return new ArchCondition<>("not carry @" + annotation.getSimpleName()) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        type, !carries(type, annotation), type.getName() + " carries @" + annotation.getSimpleName()));
            }
        };
    }

    private static boolean carries(JavaClass type, Class<? extends Annotation> annotation) {
        return type.isAnnotatedWith(annotation)
                || type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(annotation));
    }
}
