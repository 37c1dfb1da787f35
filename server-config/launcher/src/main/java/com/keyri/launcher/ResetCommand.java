package com.keyri.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** {@code ./keyri reset}: forgets everything that {@code start} made; the unpacked servers stay. */
final class ResetCommand {
    private static final List<String> STATE =
            List.of("postgres", "payara", "micro", "certificates", "secrets", "logs", "run", "keystore.p12");

    private final DataFolder data;
    private final boolean sure;
    private final PrintStream out;

    ResetCommand(DataFolder data, boolean sure, PrintStream out) {
        this.data = data;
        this.sure = sure;
        this.out = out;
    }

    int run() {
        if (!sure && !confirmed()) {
            out.println("Nothing was removed.");
            return 1;
        }
        new StopCommand(data, out).run();
        for (String part : STATE) {
            Path path = data.file(part);
            DataFolder.delete(path);
        }
        out.println("Data, keys and certificates in " + data.root() + " are gone; ./keyri start begins anew.");
        return 0;
    }

    private boolean confirmed() {
        out.print("Remove the database, all keys and certificates in " + data.root() + "? Type yes: ");
        out.flush();
        try {
            BufferedReader reader = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            return "yes".equals(reader.readLine());
        } catch (IOException e) {
            return false;
        }
    }
}
