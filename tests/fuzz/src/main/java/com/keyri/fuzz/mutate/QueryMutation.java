package com.keyri.fuzz.mutate;

import com.keyri.fuzz.wire.Draft;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Asks for absurd pages, cursors and parameters. */
final class QueryMutation implements Mutation {
    private static final List<String> QUERIES = List.of(
            "limit=0",
            "limit=-1",
            "limit=101",
            "limit=99999999999999999999",
            "limit=abc",
            "limit=",
            "limit=1.5",
            "limit=0x10",
            "limit=%D9%A1",
            "limit=1&limit=2",
            "limit",
            "limit[]=1",
            "cursor=abc",
            "cursor=%00",
            "cursor=%",
            "cursor=%ff",
            "cursor=org_81h455vb4pex5vsknk084sn02q",
            "cursor=app_01h455vb4pex5vsknk084sn02q",
            "organizationId=",
            "organizationId=org_01h455vb4pex5vsknk084sn02q",
            "organizationId=org_81h455vb4pex5vsknk084sn02q",
            "organizationId=%00",
            "organizationId=a&organizationId=b",
            "access_token=x",
            "&&&&",
            "=",
            "=&=",
            "?",
            "a=b;c=d",
            "%zz=%zz",
            "_method=DELETE",
            "debug=true&trace=1&profilingFilter=x");

    @Override
    public void apply(Draft draft, Choice choice) {
        String query = switch (choice.below(6)) {
            case 0 -> "cursor=" + "x".repeat(choice.among(65, 500, 6_000));
            case 1 -> "a=b&".repeat(choice.among(10, 200, 1_500));
            case 2 ->
                choice.among("limit=", "cursor=", "organizationId=", "")
                        + URLEncoder.encode(Nasty.text(choice), StandardCharsets.UTF_8);
            default -> choice.of(QUERIES);
        };
        String target = draft.target();
        if (choice.oneIn(2) && target.contains("?")) {
            target = target.substring(0, target.indexOf('?'));
        }
        String longest = query.length() > 7_000 ? query.substring(0, 7_000) : query;
        draft.target(target + (target.contains("?") ? "&" : "?") + longest);
    }
}
