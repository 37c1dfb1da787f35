package com.keyri.it;

import com.keyri.test.Call;
import com.keyri.test.Keyri;
import com.keyri.test.contract.Operation;
import com.keyri.test.contract.Samples;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Requests of the right shape for any operation of the document. */
public final class Requests {
    private Requests() {}

    /** A request about things that don't exist, without credentials. */
    public static Call of(Keyri keyri, Samples samples, Operation operation) {
        Call call = keyri.call(operation.method(), samples.path(operation));
        if (operation.parameters().stream()
                .anyMatch(parameter -> parameter.name().equals("Origin"))) {
            call.from("https://shop.example");
        }
        return fill(forItsAnswer(call, operation), samples, operation);
    }

    /** Files aren't JSON: who asks for something else is told so before anybody asks who it is. */
    public static Call forItsAnswer(Call call, Operation operation) {
        operation.answerTypes().stream()
                .filter(type -> !type.equals("application/json"))
                .findFirst()
                .ifPresent(type -> call.with("Accept", type));
        return call;
    }

    /** The call with the operation's sample body, where it takes one. */
    public static Call fill(Call call, Samples samples, Operation operation) {
        samples.body(operation).ifPresent(body -> {
            // An approval wants a signature besides, which the schema can't say.
            if (body.has("decision")) {
                body.put("decision", "DECLINED");
            }
            with(call, operation, body);
        });
        return call;
    }

    /** The request with this body, in the operation's own form. */
    private static Call with(Call call, Operation operation, ObjectNode body) {
        if (operation.bodyTypes().contains("application/json")) {
            return call.body("application/json", body.toString());
        }
        Map<String, String> form = new LinkedHashMap<>();
        body.properties()
                .forEach(member -> form.put(member.getKey(), member.getValue().asString("")));
        return call.form(form);
    }
}
