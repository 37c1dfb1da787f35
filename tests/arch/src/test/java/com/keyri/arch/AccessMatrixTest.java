package com.keyri.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.web.console.PageRules;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the annotations say about who may do what is what somebody has read and found right. */
class AccessMatrixTest {
    private static final Path ROOT = Path.of(System.getProperty("keyri.root"));
    private static final Path PAGE = ROOT.resolve("docs/security/access.md");

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("com.keyri");

    private final AccessMatrix matrix = new AccessMatrix(PRODUCT, ROOT.resolve("web/src/main/webapp/WEB-INF/views"));

    @Test
    void shouldBeWhatWasReviewed() throws IOException {
        if (Boolean.getBoolean("keyri.access.write")) {
            Files.writeString(PAGE, matrix.page());
        }
        assertEquals(Files.readString(PAGE), matrix.page());
    }

    @Test
    void shouldNameNoRoleThatNobodyHas() {
        Stream<String> named = Stream.of(matrix.endpoints(), matrix.services())
                .map(Map::values)
                .flatMap(grants -> grants.stream().flatMap(grant -> grant.roles().stream()));
        assertEquals(Set.of(), Callers.unknownOf(named));
    }

    @Test
    void shouldHaveARuleForEveryPageThatWantsASession() {
        Set<String> views = matrix.pages().stream()
                .filter(page -> page.startsWith("/portal/") || page.startsWith("/console/"))
                .collect(Collectors.toSet());
        assertEquals(views, PageRules.ROLES.keySet());
        assertEquals(
                Set.of(), Callers.unknownOf(PageRules.ROLES.values().stream().flatMap(Set::stream)));
    }

    /** A table without rows agrees with everything. */
    @Test
    void shouldSeeEndpointsServicesAndPages() {
        assertTrue(
                matrix.endpoints().size() > 70,
                "endpoints: " + matrix.endpoints().size());
        assertTrue(
                matrix.services().size() > 100, "services: " + matrix.services().size());
        assertTrue(matrix.pages().contains("/console/index"), matrix.pages().toString());
        assertTrue(matrix.endpoints().get("DELETE /api/v1/members/{accountId}").lets("owner"));
    }
}
