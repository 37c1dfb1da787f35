package com.keyri.arch;

import com.keyri.access.model.Roles;
import com.keyri.web.console.PageRules;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may call what, out of the annotations of resources and services, and out of the rules of the pages. */
final class AccessMatrix {
    static final String API = "/api/v1";
    private static final String EXTENSION = ".xhtml";

    private final JavaClasses product;
    private final java.nio.file.Path views;

    AccessMatrix(JavaClasses product, java.nio.file.Path views) {
        this.product = product;
        this.views = views;
    }

    /** What every resource answers: {@code GET /api/v1/members/{accountId}}. */
    Map<String, Grant> endpoints() {
        Map<String, Grant> endpoints = new TreeMap<>();
        for (JavaMethod method : methodsOf(type -> type.isAnnotatedWith(Path.class))) {
            verb(method).ifPresent(verb -> {
                Grant other = endpoints.put(verb + " " + path(method), Grant.of(method));
                if (other != null) {
                    throw new AssertionError("two methods answer " + verb + " " + path(method));
                }
            });
        }
        return endpoints;
    }

    /** What a service offers: {@code MemberService.get(AccountId)}. */
    Map<String, Grant> services() {
        Map<String, Grant> services = new TreeMap<>();
        for (JavaMethod method :
                methodsOf(type -> type.isAnnotatedWith(Stateless.class) || type.isAnnotatedWith(Singleton.class))) {
            boolean isOffered = method.getModifiers().contains(JavaModifier.PUBLIC)
                    && !method.getModifiers().contains(JavaModifier.STATIC)
                    && !method.getModifiers().contains(JavaModifier.SYNTHETIC);
            if (isOffered) {
                String parameters = method.getRawParameterTypes().stream()
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
                services.put(method.getOwner().getSimpleName() + "." + method.getName() + parameters, Grant.of(method));
            }
        }
        return services;
    }

    /** The addresses of the views. */
    List<String> pages() {
        try (Stream<java.nio.file.Path> files = Files.walk(views)) {
            return files.map(file -> "/" + views.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(EXTENSION))
                    .map(name -> name.substring(0, name.length() - EXTENSION.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page docs/security/access.md. */
    String page() {
        return INTRODUCTION
                + "\n## Endpoints\n"
                + table("endpoint", rows(endpoints(), AccessMatrix::answer))
                + "\n## Pages\n"
                + table("page", pages().stream().map(page -> row(page, caller -> shown(page, caller))))
                + "\n## Service methods\n"
                + table("service method", rows(services(), (grant, caller) -> grant.lets(caller) ? "yes" : "no"));
    }

    private static String answer(Grant grant, String caller) {
        if (grant.lets(caller)) {
            return "yes";
        }
        boolean isUnknown = caller.equals(Callers.NOBODY) || caller.equals(Callers.UNPROVEN);
        return isUnknown ? "401" : "403";
    }

    /** The rules of the shell's filter: a session, each kind of people at their own pages, and a role for the page. */
    private static String shown(String page, String caller) {
        boolean isConsole = page.startsWith("/console/");
        if (!isConsole && !page.startsWith("/portal/")) {
            return "yes";
        }
        if (caller.equals(Callers.UNPROVEN)) {
            return "prove";
        }
        if (!Callers.isPerson(caller)) {
            return "sign in";
        }
        if (isConsole != Callers.isStaff(caller)) {
            return isConsole ? "404" : Callers.ROLES.get(caller).contains(Roles.STAFF) ? "console" : "account";
        }
        boolean mayOpen =
                PageRules.ROLES.getOrDefault(page, Set.of()).stream().anyMatch(Callers.ROLES.get(caller)::contains);
        return mayOpen ? "yes" : "403";
    }

    private static Stream<String> rows(
            Map<String, Grant> grants, java.util.function.BiFunction<Grant, String, String> cell) {
        return grants.entrySet().stream()
                .map(entry -> row(entry.getKey(), caller -> cell.apply(entry.getValue(), caller)));
    }

    private static String row(String name, Function<String, String> cell) {
        return Callers.ROLES.keySet().stream()
                .map(cell)
                .collect(Collectors.joining(" | ", "| `" + name + "` | ", " |\n"));
    }

    private static String table(String what, Stream<String> rows) {
        String names = String.join(" | ", Callers.ROLES.keySet());
        return "| " + what + " | " + names + " |\n|" + "---|".repeat(Callers.ROLES.size() + 1) + "\n"
                + rows.collect(Collectors.joining());
    }

    private List<JavaMethod> methodsOf(java.util.function.Predicate<JavaClass> owners) {
        return product.stream()
                .filter(owners)
                .flatMap(type -> type.getMethods().stream())
                .toList();
    }

    private static java.util.Optional<String> verb(JavaMethod method) {
        return method.getAnnotations().stream()
                .map(annotation -> annotation.getRawType())
                .filter(type -> type.isAnnotatedWith(HttpMethod.class))
                .map(type -> type.getAnnotationOfType(HttpMethod.class).value())
                .findFirst();
    }

    private static String path(JavaMethod method) {
        String own = method.isAnnotatedWith(Path.class)
                ? "/" + method.getAnnotationOfType(Path.class).value()
                : "";
        String whole =
                API + "/" + method.getOwner().getAnnotationOfType(Path.class).value() + own;
        return whole.replaceAll("/+", "/").replaceAll(" *:[^{}/]*}", "}").replaceAll("/$", "");
    }

    private static final String INTRODUCTION = """
            # Who may do what

            Every endpoint of the API, every page and every service method, with everybody who may call them. Written from the
            annotations (`@RolesAllowed`, `@PermitAll`) of resources and services and from `PageRules`; `AccessMatrixTest`
            fails where this page says something else, so whatever changes who may do what shows here in a review. To write it anew:

            ```
            mvn -Pquick -pl tests/arch -am verify -Dtest=AccessMatrixTest -Dkeyri.access.write=true -Dsurefire.failIfNoSpecifiedTests=false
            ```

            `AccessMatrixIT` calls every endpoint and page of the running application as each of these callers, and with ids of another
            organization besides: those are answered like ids that don't exist. `ServiceAccessIT` calls every service method in the
            container, past the pages and endpoints that stand before it.

            - **yes**: the call gets as far as its own rules. A member reaches the rows of the organization that the session works in and
              no others (404); what is of high value wants an approval on the phone; devices and browsers prove their keys; what came by
              a link or a cookie of an enrolment is asked for that.
            - **401**, **403**: refused before anything is looked at, whatever the call is about.
            - **sign in**, **prove**, **console**, **account**: the browser is led there. **404**: there is no console for customers.
            - **operator**: the operator key. **key**: an API key, or an access token, with one scope. **unproven**: a session whose
              browser has to prove its key anew. **no organization**: a customer's account that is no member of any. **no staff role**:
              an account of the staff's whose roles have ended. Staff have no
              access to the inside of an organization; there is no grant yet that would give it.
            """;
}
