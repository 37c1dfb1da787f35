package com.keyri.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.arch.fixture.Violates;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each rule can fail: it reports the classes of its fixture that are marked, and no other. */
class HouseRulesTest {
    private static final String FIXTURES = "com.keyri.arch.fixture.";
    private static final String ONE_JAR = "onejar";

    @TestFactory
    Stream<DynamicTest> shouldReportExactlyTheMarkedClasses() {
        return new HouseRules("com.keyri")
                .all().keySet().stream()
                        .filter(name -> !name.equals(ONE_JAR))
                        .map(name -> DynamicTest.dynamicTest(name, () -> reportsExactlyTheMarkedClasses(name)));
    }

    @Test
    void shouldReportAPackageWhenItComesFromTwoJars(@TempDir Path secondJar) throws IOException {
        Path first = Path.of("target/test-classes");
        String inside = "com/keyri/arch/fixture/onejar/signin/";
        Files.createDirectories(secondJar.resolve(inside));
        Files.copy(
                first.resolve(inside + "SharedElsewhere.class"), secondJar.resolve(inside + "SharedElsewhere.class"));
        JavaClasses classes = new ClassFileImporter()
                .importPaths(
                        first.resolve(inside + "Shared.class"),
                        first.resolve("com/keyri/arch/fixture/onejar/device"),
                        secondJar);

        EvaluationResult result = rule(ONE_JAR).evaluate(classes);

        assertEquals(1, result.getFailureReport().getDetails().size());
        assertTrue(result.getFailureReport()
                .getDetails()
                .get(0)
                .startsWith("package com.keyri.arch.fixture.onejar.signin "));
    }

    @Test
    void shouldAcceptAPackageWhenItComesFromOneJar() {
        JavaClasses classes = new ClassFileImporter().importPackages(FIXTURES + ONE_JAR);

        assertEquals(
                0,
                rule(ONE_JAR).evaluate(classes).getFailureReport().getDetails().size());
    }

    private static void reportsExactlyTheMarkedClasses(String name) {
        JavaClasses fixture = new ClassFileImporter().importPackages(FIXTURES + name);
        Set<String> marked = fixture.stream()
                .filter(type -> type.isAnnotatedWith(Violates.class))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> reported = rule(name).evaluate(fixture).getFailureReport().getDetails().stream()
                .flatMap(String::lines)
                .flatMap(line -> firstNamed(line, fixture).stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertTrue(fixture.size() > marked.size(), "the fixture holds an innocent class as well");
        assertTrue(!marked.isEmpty(), "the fixture holds a class that breaks the rule");
        assertEquals(marked, reported);
    }

    /** A line of a report names the culprit first, then what it shouldn't have touched. */
    private static Optional<String> firstNamed(String line, JavaClasses fixture) {
        return fixture.stream()
                .map(JavaClass::getName)
                .filter(line::contains)
                .min(Comparator.<String>comparingInt(line::indexOf)
                        .thenComparing(Comparator.comparingInt(String::length).reversed()));
    }

    private static ArchRule rule(String name) {
        ArchRule rule = new HouseRules(FIXTURES + name).all().get(name);
        return Objects.requireNonNull(rule, name);
    }
}
