package com.keyri.fuzz.genuine;

import com.keyri.fuzz.wire.Draft;
import com.keyri.fuzz.wire.Possession;
import com.keyri.test.contract.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A genuine request, to be written again and spoiled.
 *
 * @param operation what it asks for
 * @param target its path and query
 * @param headers its headers but the proof
 * @param body its body, empty without one
 * @param possession what its proof says, where it has one
 */
public record Template(
        Operation operation,
        String target,
        List<Draft.Header> headers,
        Optional<String> body,
        Optional<Possession> possession) {
    public Template {
        headers = List.copyOf(headers);
    }

    /** The same, good as it is, with a fresh proof. */
    public Draft draft() {
        Draft draft = new Draft(operation, operation.method(), target);
        headers.forEach(each -> draft.adding(each.name(), each.value()));
        body.ifPresent(draft::text);
        possession.ifPresent(draft::provenBy);
        return draft;
    }

    /** The same with a header. */
    Template with(String name, String value) {
        List<Draft.Header> more = new ArrayList<>(headers);
        more.add(new Draft.Header(name, value));
        return new Template(operation, target, more, body, possession);
    }

    @Override
    public String toString() {
        return "Template[" + operation + "]";
    }
}
