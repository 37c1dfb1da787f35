package com.keyri.launcher;

import com.keyri.launcher.database.ExistingDatabase;
import com.keyri.launcher.database.SchemaMigration;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** {@code ./keyri migrate}: brings the schema of a database up to date for a server that isn't started from here. */
final class MigrateCommand {
    private static final String DATABASE = "--database";
    private static final String AUTHORITY = "--database-authority";

    private final Arguments arguments;
    private final PrintStream out;

    private MigrateCommand(Arguments arguments, PrintStream out) {
        this.arguments = arguments;
        this.out = out;
    }

    static MigrateCommand parse(List<String> words, PrintStream out) {
        Arguments arguments = Arguments.parse(words, Set.of(DATABASE, AUTHORITY), Set.of());
        if (!arguments.words().isEmpty()) {
            throw new LaunchException(
                    "'" + arguments.words().get(0) + "' means nothing to migrate: ./keyri --help shows its options.");
        }
        return new MigrateCommand(arguments, out);
    }

    int run() {
        String address = arguments
                .value(DATABASE)
                .orElseThrow(
                        () -> new LaunchException(
                                "'./keyri migrate' wants --database postgresql://host:port/name; './keyri start' migrates by itself."));
        SchemaMigration done =
                ExistingDatabase.migrate(address, arguments.value(AUTHORITY).map(Path::of));
        String was = done.applied() == 0 ? " already." : ", after " + done.applied() + " migrations.";
        out.println("The schema is at version " + done.version() + was);
        return 0;
    }
}
