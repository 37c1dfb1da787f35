package com.keyri.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects where each package's classes come from, and reports the packages that come from two places. */
final class OneJarPerPackage extends ArchCondition<JavaClass> {
    private final Map<String, Set<String>> places = new TreeMap<>();

    OneJarPerPackage() {
        super("share their package with no other jar");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        places.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>()).add(placeOf(type));
    }

    @Override
    public void finish(ConditionEvents events) {
        places.forEach((name, jars) -> events.add(new SimpleConditionEvent(
                name, jars.size() == 1, "package " + name + " lives in " + String.join(" and ", jars))));
    }

    /** The jar or folder that a class was read from: its address without the path of the class inside it. */
    static String placeOf(JavaClass type) {
        URI address = type.getSource().orElseThrow().getUri();
        String inside = type.getPackageName().replace('.', '/') + "/";
        String text = address.toString();
        return text.substring(0, text.lastIndexOf(inside));
    }
}
