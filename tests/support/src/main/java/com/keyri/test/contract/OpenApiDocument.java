package com.keyri.test.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The OpenAPI document: its operations, and its schemas as JSON Schemas of the OpenAPI 3.0 dialect. */
public final class OpenApiDocument {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final String ADDRESS = "https://keyri.invalid/openapi";

    private final Located root;
    private final List<Route> routes = new ArrayList<>();
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final SchemaRegistry registry;

    private OpenApiDocument(JsonNode document) {
        this.root = new Located("", document);
        String text = JsonMapper.shared().writeValueAsString(document);
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                .locale(Locale.ENGLISH)
                .build();
        this.registry = SchemaRegistry.withDefaultDialect(
                Dialects.getOpenApi30(),
                builder -> builder.schemas(Map.of(ADDRESS, text)).schemaRegistryConfig(config));
        Located paths = root.at("paths");
        for (String path : paths.node().propertyNames()) {
            for (String method : paths.node().path(path).propertyNames()) {
                if (METHODS.contains(method)) {
                    Located definition = paths.at(path).at(method);
                    Operation operation = Operation.of(this, path, method.toUpperCase(Locale.ROOT), definition);
                    routes.add(new Route(operation, operation.pathPattern()));
                }
            }
        }
    }

    private record Route(Operation operation, Pattern pattern) {
        boolean leadsTo(String path) {
            return pattern.matcher(path).matches();
        }
    }

    /** Reads the document. */
    public static OpenApiDocument read(Path yaml) {
        return new OpenApiDocument(YAMLMapper.shared().readTree(yaml.toFile()));
    }

    /** The whole document. */
    public JsonNode root() {
        return root.node();
    }

    /** All operations, in the document's order. */
    public List<Operation> operations() {
        return routes.stream().map(Route::operation).toList();
    }

    /** The operation with this {@code operationId}. */
    public Operation operation(String id) {
        return operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the document has no operation " + id));
    }

    /** What is said about each member of the operation's body; empty where it takes none. */
    public List<MemberRule> bodyMembers(Operation operation) {
        return operation.bodyTypes().stream()
                .map(type -> operation
                        .definition()
                        .at("requestBody")
                        .at("content")
                        .at(type)
                        .at("schema"))
                .flatMap(schema -> MemberRule.below(this, schema).stream())
                .toList();
    }

    /** The operation behind a request. */
    public Optional<Operation> find(String method, String path) {
        return routes.stream()
                .filter(route -> route.operation().method().equals(method) && route.leadsTo(path))
                .map(Route::operation)
                .findFirst();
    }

    /** Whether any operation has this path, whatever its method. */
    boolean knowsPath(String path) {
        return routes.stream().anyMatch(route -> route.leadsTo(path));
    }

    /** Follows a reference, if this is one. */
    Located resolve(Located part) {
        Located found = part;
        while (found.node().has("$ref")) {
            String reference = found.node().path("$ref").asString();
            found = root;
            for (String member : reference.substring("#/".length()).split("/", -1)) {
                found = found.at(member.replace("~1", "/").replace("~0", "~"));
            }
        }
        return found;
    }

    /** The schema at a place of the document, references followed. */
    JsonNode schemaNode(String pointer) {
        return resolve(new Located(pointer, root.node().at(pointer))).node();
    }

    /** What is wrong with a value by the schema at a place of the document; empty: nothing. */
    List<String> errors(String schemaPointer, JsonNode value) {
        Schema schema = schemas.computeIfAbsent(
                schemaPointer, pointer -> registry.getSchema(SchemaLocation.of(ADDRESS + "#" + pointer)));
        return schema.validate(value).stream().map(Error::toString).toList();
    }

    /** What is wrong with a value by one of the document's named schemas. */
    List<String> errorsByName(String schemaName, JsonNode value) {
        return errors("/components/schemas/" + schemaName, value);
    }
}
