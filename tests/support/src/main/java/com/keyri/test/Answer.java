package com.keyri.test;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the server said.
 *
 * @param call to what
 * @param status the status
 * @param headers the headers
 * @param body the body, empty without one
 */
public record Answer(String call, int status, HttpHeaders headers, String body) {
    /** Demands a status. */
    public Answer is(int expected) {
        if (status != expected) {
            throw new AssertionError(call + ": " + expected + " was expected, not " + status + "\n" + body);
        }
        return this;
    }

    /** Demands a refusal for this reason. */
    public Answer isProblem(int expected, String type) {
        is(expected);
        if (!problem().equals(type)) {
            throw new AssertionError(call + ": the problem '" + type + "' was expected\n" + body);
        }
        return this;
    }

    /** The problem's type without its prefix; empty where the answer is none. */
    public String problem() {
        boolean isProblem = header("Content-Type").startsWith("application/problem+json");
        return isProblem ? text("type").replace("urn:keyri:problem:", "") : "";
    }

    /** The paths of the members that a refusal calls wrong. */
    public List<String> violationPaths() {
        List<String> paths = new ArrayList<>();
        json().path("violations")
                .forEach(violation -> paths.add(violation.path("path").asString()));
        return paths;
    }

    /** A header; empty without one. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The body as JSON. */
    public JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    /** A member as text. */
    public String text(String member) {
        return json().path(member).asString("");
    }
}
