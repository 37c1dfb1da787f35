package com.keyri.apikey.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a secret API key may be used for; also the container's role of the same name. */
public enum ApiScope {
    ENROLMENTS,
    TRANSACTIONS,
    INTROSPECTION,
    USERS;

    /** The name on the wire, in the database and as a role, for example {@code enrolments}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope of that name on the wire. */
    public static Optional<ApiScope> parse(String wireName) {
        return Arrays.stream(values())
                .filter(scope -> scope.wireName().equals(wireName))
                .findFirst();
    }

    /** The scopes as one text, in their order, separated by spaces. */
    public static String join(Collection<ApiScope> scopes) {
        return scopes.stream().sorted().map(ApiScope::wireName).collect(Collectors.joining(" "));
    }

    /** The scopes of such a text; what isn't a scope is left out, so an unknown one gives no right. */
    public static Set<ApiScope> split(String joined) {
        Set<ApiScope> scopes = EnumSet.noneOf(ApiScope.class);
        Arrays.stream(joined.split(" ")).flatMap(name -> parse(name).stream()).forEach(scopes::add);
        return scopes;
    }
}
