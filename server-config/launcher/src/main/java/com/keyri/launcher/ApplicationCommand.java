package com.keyri.launcher;

import com.keyri.launcher.demo.OperatorApi;
import com.keyri.launcher.process.ProcessRecord;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code ./keyri application}: manages applications through the API of the running installation. */
final class ApplicationCommand {
    static final Set<String> WITH_VALUE = Set.of("--data", "--name", "--origin", "--organization");
    private static final String HOW = "./keyri --help shows how.";
    private static final List<String> SCOPES = List.of("enrolments", "transactions", "introspection", "users");
    private static final String APPLICATIONS = "/api/v1/applications";
    private static final String ORGANIZATIONS = "/api/v1/organizations";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Arguments arguments;
    private final OperatorApi api;
    private final PrintStream out;

    private ApplicationCommand(Arguments arguments, OperatorApi api, PrintStream out) {
        this.arguments = arguments;
        this.api = api;
        this.out = out;
    }

    /** The command for the installation that runs from {@code folder}. */
    static ApplicationCommand of(Arguments arguments, Path folder, PrintStream out) {
        return new ApplicationCommand(arguments, apiOf(folder), out);
    }

    /** The API of the installation that runs from {@code folder}, for its operator. */
    static OperatorApi apiOf(Path folder) {
        DataFolder data = DataFolder.existing(folder).orElseThrow(() -> nothingRuns(folder));
        RunningInstallation running = ProcessRecord.read(data.run(), StartCommand.PROCESS)
                .flatMap(ProcessRecord::handle)
                .flatMap(process -> RunningInstallation.read(data))
                .orElseThrow(() -> nothingRuns(folder));
        return new OperatorApi(running.http(), ApplicationSettings.operatorKey(data));
    }

    private static LaunchException nothingRuns(Path folder) {
        return new LaunchException("Nothing runs from " + folder + ": ./keyri start starts it.");
    }

    int run() {
        String verb = word(0, "what to do");
        switch (verb) {
            case "organizations" ->
                pages(ORGANIZATIONS + "?limit=100", "organizations").forEach(this::printOrganization);
            case "organization" ->
                printOrganization(api.post(ORGANIZATIONS, JSON.objectNode().put("name", required("--name"))));
            case "create" -> printApplication(create());
            case "list" ->
                pages(APPLICATIONS + "?limit=100&organizationId=" + encoded(organization()), "applications")
                        .forEach(this::printApplication);
            case "show" -> printApplication(api.get(APPLICATIONS + "/" + encoded(word(1, "the application's id"))));
            case "key" -> printKey();
            default -> throw new LaunchException("'" + verb + "' isn't something to do with applications: " + HOW);
        }
        return 0;
    }

    private JsonNode create() {
        ObjectNode body =
                JSON.objectNode().put("organizationId", organization()).put("name", required("--name"));
        List<String> origins = arguments.all("--origin");
        if (origins.isEmpty()) {
            throw new LaunchException(
                    "An application wants at least one --origin, like https://shop.example.com: " + HOW);
        }
        origins.forEach(body.putArray("origins")::add);
        return api.post(APPLICATIONS, body);
    }

    private void printKey() {
        ObjectNode body = JSON.objectNode().put("name", required("--name"));
        SCOPES.forEach(body.putArray("scopes")::add);
        JsonNode created = api.post(APPLICATIONS + "/" + encoded(word(1, "the application's id")) + "/api-keys", body);
        out.println(created.path("secret").asString());
    }

    /** The organization that was named, or the only one. */
    private String organization() {
        Optional<String> named = arguments.value("--organization");
        if (named.isPresent()) {
            return named.get();
        }
        List<JsonNode> all = pages(ORGANIZATIONS + "?limit=100", "organizations");
        if (all.size() != 1) {
            throw new LaunchException("There are " + all.size() + " organizations: name one with --organization ID,"
                    + " see './keyri application organizations'.");
        }
        return all.get(0).path("organizationId").asString();
    }

    private List<JsonNode> pages(String path, String member) {
        List<JsonNode> found = new ArrayList<>();
        Optional<String> next = Optional.of(path);
        while (next.isPresent()) {
            JsonNode page = api.get(next.get());
            page.path(member).forEach(found::add);
            next = page.has("next")
                    ? Optional.of(path + "&cursor=" + encoded(page.path("next").asString()))
                    : Optional.empty();
        }
        return found;
    }

    private void printOrganization(JsonNode organization) {
        out.println(organization.path("organizationId").asString() + "  "
                + organization.path("name").asString());
    }

    private void printApplication(JsonNode application) {
        List<String> origins = new ArrayList<>();
        application.path("origins").forEach(origin -> origins.add(origin.asString()));
        out.println(application.path("applicationId").asString() + "  "
                + application.path("name").asString() + "  "
                + application.path("state").asString() + "  "
                + String.join(" ", origins));
    }

    private String word(int index, String what) {
        if (arguments.words().size() <= index) {
            throw new LaunchException("'./keyri application' wants " + what + ": " + HOW);
        }
        return arguments.words().get(index);
    }

    private String required(String option) {
        return arguments.value(option).orElseThrow(() -> new LaunchException(option + " is missing: " + HOW));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
