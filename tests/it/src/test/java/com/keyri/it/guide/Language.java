package com.keyri.it.guide;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A language of the guide: how its file is run over a list of examples. */
enum Language {
    NODE("verify.mjs", "run.mjs") {
        @Override
        Program program(Path folder) {
            link(folder.resolve("node_modules"), Path.of(System.getProperty("keyri.root"), "clients/js/node_modules"));
            own("localhost.cjs", folder);
            return Program.in(folder, "node", "--require", "./localhost.cjs", "run.mjs");
        }
    },
    PYTHON("verify.py", "run.py") {
        @Override
        Program program(Path folder) {
            // Debian's: another Python in the path doesn't see Debian's libraries.
            return Program.in(folder, "/usr/bin/python3", "-B", "run.py");
        }
    },
    GO("verify.go", "run.go") {
        @Override
        Program program(Path folder) {
            Map<String, String> settings = Map.of(
                    "GO111MODULE", "off",
                    "GOPATH", "/usr/share/gocode",
                    "GOFLAGS", "",
                    "GOCACHE", folder.resolve("cache").toString());
            Program.in(folder, "go", "vet", "verify.go", "run.go")
                    .with(settings)
                    .run("");
            Program.in(folder, "go", "build", "-o", "verify", "verify.go", "run.go")
                    .with(settings)
                    .run("");
            return Program.in(folder, folder.resolve("verify").toString());
        }
    };

    private final String snippet;
    private final String runner;

    Language(String snippet, String runner) {
        this.snippet = snippet;
        this.runner = runner;
    }

    abstract Program program(Path folder);

    /** Writes the guide's file and the test's own that calls it, and builds where there is something to build. */
    Program prepare(Path authority) {
        Path folder = Path.of("target", "guides", name()).toAbsolutePath();
        Guide.read("other-languages").write(snippet, folder);
        try (var in = Language.class.getResourceAsStream("/guides/" + runner)) {
            Files.write(
                    folder.resolve(runner), java.util.Objects.requireNonNull(in).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return program(folder)
                .with(Map.of("NODE_EXTRA_CA_CERTS", authority.toString(), "SSL_CERT_FILE", authority.toString()));
    }

    /** Who each of them was taken for; empty where it was refused. */
    static List<String> verify(Program program, String keyri, String application, List<HandedOver> examples) {
        String answer = program.with(Map.of("KEYRI_URL", keyri, "KEYRI_APPLICATION", application))
                .run(JsonMapper.shared().writeValueAsString(examples));
        List<String> users = new ArrayList<>();
        for (JsonNode user : JsonMapper.shared().readTree(answer)) {
            users.add(user.asString());
        }
        return users;
    }

    /** A file of the test's own. */
    static void own(String name, Path folder) {
        try (InputStream in = Language.class.getResourceAsStream("/guides/" + name)) {
            Files.write(folder.resolve(name), Objects.requireNonNull(in, name).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void link(Path from, Path to) {
        try {
            Files.deleteIfExists(from);
            Files.createSymbolicLink(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
