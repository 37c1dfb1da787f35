package com.keyri.fuzz.judge;

import com.keyri.fuzz.wire.Draft;
import com.keyri.fuzz.wire.Outcome;
import com.keyri.fuzz.wire.RawAnswer;
import com.keyri.test.contract.ContractCheck;
import com.keyri.test.contract.Exchange;
import com.keyri.test.contract.OpenApiDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Says what is wrong with what came of a bad request. */
public final class Judge {
    /** A request that no refusal may repeat bears this. */
    private static final String MARK = "XYZZY";

    /** HTTP's own words for a version or a coding that the server doesn't know; only what breaks HTTP may get them. */
    private static final Set<Integer> UNKNOWN_HTTP = Set.of(501, 505);

    /** Which spoil the path, or the host. */
    private static final Set<Kind> PATHS = Set.of(Kind.PATH, Kind.HEADER, Kind.CEREMONY);

    /** Parameters of the query that nobody reads, as links pick them up on their way. */
    private static final Pattern IGNORED_PARAMETER =
            Pattern.compile("request: the query parameter .* isn't documented");

    /** What belongs to no name: parameters (Jakarta Servlet 6.0, section 3.5.2), slashes twice or at the end. */
    private static final Pattern PATH_SPELLINGS = Pattern.compile(";[^/?]*|/+(?=/)|/+(?=$|\\?)");

    private final ContractCheck contract;

    /** One that knows what the document allows. */
    public Judge(OpenApiDocument document) {
        this.contract = new ContractCheck(document);
    }

    /** What is wrong; empty: nothing. */
    public List<String> troubles(Kind kind, Draft draft, Outcome outcome) {
        if (outcome instanceof Outcome.Answered answered) {
            return ofAnswer(kind, draft, answered.answer());
        }
        if (outcome instanceof Outcome.TimedOut late) {
            return List.of("no answer for " + late.nanos() / 1_000_000 + " ms");
        }
        if (outcome instanceof Outcome.NoHttp strange) {
            return List.of("an answer that is no HTTP: " + strange.what());
        }
        return kind.mayBeHungUpOn() ? List.of() : List.of("the server hung up without an answer");
    }

    private List<String> ofAnswer(Kind kind, Draft draft, RawAnswer answer) {
        int status = answer.status();
        List<String> troubles = new ArrayList<>();
        boolean isHttpsOwn = kind == Kind.WIRE && UNKNOWN_HTTP.contains(status);
        if (status >= 500 && !isHttpsOwn) {
            troubles.add("status " + status);
        }
        troubles.addAll(Insides.told(status, answer.headers().map().toString(), answer.body()));
        if (status >= 400 && answer.body().contains(MARK)) {
            troubles.add("the refusal repeats a value of the request");
        }
        if (answer.headers().firstValue("X-Injected").isPresent()) {
            troubles.add("a header was injected");
        }
        if (kind != Kind.WIRE && kind != Kind.HANDSHAKE && !isOfAPathThatIsNone(kind, answer)) {
            contract.violations(exchange(draft, answer)).stream()
                    .filter(violation -> !IGNORED_PARAMETER.matcher(violation).matches())
                    .forEach(troubles::add);
        }
        return troubles;
    }

    /**
     * Before anything of ours sees it, Payara answers a path or a host that it can't read with an empty 200, or moves
     * it.
     */
    private static boolean isOfAPathThatIsNone(Kind kind, RawAnswer answer) {
        return PATHS.contains(kind)
                && ((answer.status() == 200 && answer.body().isEmpty()) || answer.status() == 301)
                && answer.headers().firstValue("X-Correlation-Id").isEmpty();
    }

    private static Exchange exchange(Draft draft, RawAnswer answer) {
        return new Exchange(
                draft.method(),
                PATH_SPELLINGS.matcher(draft.target()).replaceAll(""),
                draft.headers(),
                draft.text(),
                answer.status(),
                answer.headers(),
                answer.body());
    }
}
