package com.keyri.launcher;

import com.keyri.launcher.demo.OperatorApi;
import java.io.PrintStream;
import java.util.Optional;

/** {@code ./keyri setup-link}: a new link for the first start, good for 30 minutes. */
final class SetupLinkCommand {
    private static final String PATH = "/api/v1/installation/setup/link";

    private final OperatorApi api;
    private final PrintStream out;

    SetupLinkCommand(OperatorApi api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    int run() {
        String url = link(api)
                .orElseThrow(() -> new LaunchException(
                        "This installation is set up: sign in at its address. A lost phone is another matter,"
                                + " see docs/guides/recovery.md."));
        out.println(url);
        return 0;
    }

    /** The link; empty where the installation is set up. */
    static Optional<String> link(OperatorApi api) {
        return api.create(PATH).map(created -> created.path("url").asString());
    }
}
