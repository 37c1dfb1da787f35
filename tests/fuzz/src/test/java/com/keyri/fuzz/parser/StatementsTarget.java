package com.keyri.fuzz.parser;

import com.keyri.protocol.ApprovalStatement;
import com.keyri.protocol.DeviceApprovalStatement;
import com.keyri.protocol.DeviceKeyStatement;
import com.keyri.protocol.EnrolmentStatement;
import com.keyri.protocol.KnownBrowserStatement;
import com.keyri.protocol.MalformedException;
import com.keyri.protocol.Statement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** What devices sign. */
public final class StatementsTarget {
    private static final List<Function<String, Statement>> PARSERS = List.of(
            ApprovalStatement::parse,
            DeviceApprovalStatement::parse,
            DeviceKeyStatement::parse,
            EnrolmentStatement::parse,
            KnownBrowserStatement::parse);

    private StatementsTarget() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = Input.text(data);
        int read = 0;
        for (Function<String, Statement> parser : PARSERS) {
            try {
                Statement statement = parser.apply(text);
                read++;
                Wrong.unless(parser.apply(statement.toJson()).equals(statement), "a statement reads back as another");
                Wrong.unless(
                        text.getBytes(StandardCharsets.UTF_8).length <= Statement.MAX_BYTES, "a statement is too long");
            } catch (MalformedException e) {
                // As declared.
            }
        }
        Wrong.unless(read <= 1, "a text is two statements");
    }
}
