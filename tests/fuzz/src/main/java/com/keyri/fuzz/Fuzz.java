package com.keyri.fuzz;

import com.keyri.bench.Bench;
import com.keyri.launcher.Installation;
import com.keyri.launcher.LaunchException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The program behind {@code ./keyri fuzz}. */
public final class Fuzz {
    private Fuzz() {}

    /** Sends everything; ends with 0 where nothing was wrong. */
    public static void main(String[] arguments) throws IOException {
        int status;
        try {
            Bench.nameHosts();
            status = run(Installation.find().root(), List.of(arguments));
        } catch (IllegalArgumentException | LaunchException e) {
            System.err.println(e.getMessage());
            status = 2;
        }
        System.exit(status);
    }

    private static int run(Path root, List<String> words) throws IOException {
        FuzzPlan plan = FuzzPlan.parse(root, words);
        FuzzReport report = FuzzRun.of(plan, System.err);
        FuzzPage.lines(report).forEach(System.out::println);
        report.examples().forEach(System.out::println);
        report.troubles().forEach(System.out::println);
        if (plan.writes()) {
            FuzzPage.write(root.resolve("docs/security/fuzzing.md"), report);
        }
        return report.troubles().isEmpty() ? 0 : 1;
    }
}
