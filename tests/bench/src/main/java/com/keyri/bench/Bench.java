package com.keyri.bench;

import com.keyri.launcher.Addresses;
import com.keyri.launcher.Installation;
import com.keyri.launcher.LaunchException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** The program behind {@code ./keyri bench}. */
public final class Bench {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BenchOptions options;
    private final PrintStream progress;

    private Bench(BenchOptions options, PrintStream progress) {
        this.options = options;
        this.progress = progress;
    }

    /** Measures; ends with 0 where nothing went wrong. */
    public static void main(String[] arguments) throws IOException {
        int status;
        try {
            nameHosts();
            Path root = Installation.find().root();
            status = run(root, BenchOptions.parse(root, List.of(arguments)));
        } catch (IllegalArgumentException | LaunchException e) {
            System.err.println(e.getMessage());
            status = 2;
        }
        System.exit(status);
    }

    private static int run(Path root, BenchOptions options) throws IOException {
        Figures figures = new Bench(options, System.err).measure();
        if (options.json()) {
            System.out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(figures));
        } else {
            new Printed(System.out).figures(figures);
        }
        if (options.write()) {
            BenchPage.write(root.resolve("docs/operations/performance.md"), figures);
        }
        if (options.compare().isPresent()) {
            Figures before = JSON.readValue(Files.readString(options.compare().get()), Figures.class);
            new Printed(options.json() ? System.err : System.out).comparison(figures, before);
        }
        return figures.measurements().stream().allMatch(each -> each.failures().isEmpty()) ? 0 : 1;
    }

    private Figures measure() {
        progress.println("Starting Keyri ...");
        try (BenchedServers servers = BenchedServers.start(options)) {
            progress.println("Enrolling " + options.people() + " people ...");
            Crowd crowd = Crowd.gather(servers.caller(), servers.operatorKey(), options.people());
            ServerProcesses processes = servers.processes();
            Supplier<Administrator> administrator = new Once<>(() -> Administrator.setUp(servers));
            List<Measurement> measurements = new ArrayList<>();
            for (Map.Entry<String, Work> work :
                    works(crowd, administrator, servers).entrySet()) {
                measurements.add(measure(work.getKey(), work.getValue(), processes));
            }
            long resident = processes.residentMb();
            long threads = processes.threads();
            Figures.Open open =
                    options.open() == 0 ? Figures.Open.NONE : OpenSignIns.measure(crowd, servers, options.open());
            Figures.Away away = options.stripeAway() == 0
                    ? Figures.Away.NONE
                    : new StripeAway(crowd, administrator.get(), servers, options, progress).measure();
            return new Figures(
                    options.nodes(),
                    System.getProperty("java.version"),
                    servers.startCpu(),
                    measurements,
                    resident,
                    processes.peakMb(),
                    threads,
                    open,
                    away);
        }
    }

    private Measurement measure(String name, Work work, ServerProcesses processes) {
        work.prepare();
        progress.println("Warming up: " + name + " ...");
        WarmUp.until(options.warmUp(), work, processes, options.workers(), progress);
        progress.println("Measuring: " + name + " ...");
        return Measurement.of(name, work, processes, options.measure(), options.workers());
    }

    /** In the order of measuring; twice as many workers as at full load are there for half load. */
    private Map<String, Work> works(Crowd crowd, Supplier<Administrator> administrator, BenchedServers servers) {
        int workers = options.workers() * 2;
        SignIns signIns = new SignIns(crowd, servers, workers);
        Map<String, Work> works = new LinkedHashMap<>();
        works.put("sign-in", signIns);
        works.put("introspection", new Introspections(crowd, servers, signIns, workers));
        works.put("api-token", new ApiTokens(crowd, servers, workers));
        works.put("published-keys", new PublishedKeys(servers, workers));
        works.putAll(console(administrator, servers, workers));
        works.putAll(UsageWorks.all(servers, workers));
        options.only().ifPresent(only -> works.keySet().retainAll(List.of(only.split(",", -1))));
        if (works.isEmpty() && options.stripeAway() == 0) {
            throw new IllegalArgumentException("--only knows sign-in, introspection, api-token, published-keys and "
                    + String.join(", ", BenchPage.CONSOLE) + ", " + String.join(", ", UsagePage.WORKS) + ".");
        }
        return works;
    }

    /** What people with accounts do; the desks are there when the first of it is measured. */
    private static Map<String, Work> console(
            Supplier<Administrator> administrator, BenchedServers servers, int workers) {
        Supplier<StaffDesks> desks = new Once<>(() -> new StaffDesks(administrator.get(), servers, workers));
        ManyOrganizations many = new ManyOrganizations(servers);
        Map<String, Work> works = new LinkedHashMap<>();
        works.put("session-check", new SessionChecks(desks));
        works.put("new-organization", new NewOrganizations(desks, Step.NEW_ORGANIZATION, () -> {}));
        works.put("new-organization-of-many", new NewOrganizations(desks, Step.NEW_ORGANIZATION_OF_MANY, many::fill));
        works.put("organization-list", new OrganizationLists(desks, workers, many::fill));
        return works;
    }

    /** Java asks the system for names below localhost, which often doesn't know them. */
    public static void nameHosts() throws IOException {
        Path hosts = Files.createTempFile("keyri-bench", ".hosts");
        hosts.toFile().deleteOnExit();
        Files.writeString(
                hosts,
                "127.0.0.1 localhost " + Addresses.DEVELOPMENT_HOST + " auth." + Addresses.DEVELOPMENT_HOST + "\n");
        System.setProperty("jdk.net.hosts.file", hosts.toString());
    }
}
