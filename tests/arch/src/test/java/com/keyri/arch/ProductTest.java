package com.keyri.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The product keeps the rules of the house. */
class ProductTest {
    private static final List<String> MODULES =
            List.of("protocol", "persistence", "ejb", "web", "clients/java", "server-config/launcher");

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("com.keyri");

    @TestFactory
    Stream<DynamicTest> shouldKeepTheRulesOfTheHouse() {
        return new HouseRules("com.keyri")
                .all().entrySet().stream()
                        .map(rule -> DynamicTest.dynamicTest(
                                rule.getKey(),
                                () -> rule.getValue().allowEmptyShould(true).check(PRODUCT)));
    }

    /** Rules that see no classes hold for every product. */
    @Test
    void shouldHaveReadEveryModuleThatHasSources() {
        Set<String> places = PRODUCT.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals("com.keyri"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> unread = MODULES.stream()
                .flatMap(ProductTest::packagesWithSources)
                .filter(name -> !places.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(Set.of(), unread);
    }

    private static Stream<String> packagesWithSources(String module) {
        Path sources = Path.of(System.getProperty("keyri.root"), module, "src/main/java");
        if (!Files.isDirectory(sources)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .map(file -> sources.relativize(file.getParent()).toString().replace('/', '.'))
                    .collect(Collectors.toSet())
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
