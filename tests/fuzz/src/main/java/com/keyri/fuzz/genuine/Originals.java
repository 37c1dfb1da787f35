package com.keyri.fuzz.genuine;

import com.keyri.client.SigningKey;
import com.keyri.fuzz.mutate.Choice;
import com.keyri.fuzz.wire.Draft;
import com.keyri.fuzz.wire.Possession;
import com.keyri.test.Keyri;
import com.keyri.test.Shop;
import com.keyri.test.contract.Operation;
import com.keyri.test.contract.Samples;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Requests to be spoiled, for every operation: what honest callers last sent, or made from the document alone. */
public final class Originals {
    private final Keyri keyri;
    private final Shop shop;
    private final HonestCallers callers;
    private final Samples samples;
    private final List<Operation> operations;
    private final List<Operation> proven;
    private final Map<String, List<Operation>> byBody = new ConcurrentHashMap<>();
    private final List<SigningKey> browsers =
            Stream.generate(SigningKey::generate).limit(16).toList();

    /** For an installation, with an application of its own. */
    public Originals(Keyri keyri, Shop shop, HonestCallers callers) {
        this.keyri = keyri;
        this.shop = shop;
        this.callers = callers;
        this.samples = new Samples(keyri.document());
        this.operations = keyri.document().operations();
        this.proven = operations.stream()
                .filter(operation -> operation.wantsProof() && !operation.isSocket())
                .toList();
    }

    /** One of any operation. */
    public Draft any(Choice choice) {
        return of(choice.of(operations), choice);
    }

    /** One of those that take a body. */
    public Draft withBody(Choice choice, String type) {
        return of(choice.of(byBody.computeIfAbsent(type, this::taking)), choice);
    }

    /** One of those whose caller proves a key. */
    public Draft withProof(Choice choice) {
        return of(choice.of(proven), choice);
    }

    private List<Operation> taking(String type) {
        return operations.stream()
                .filter(operation -> operation.bodyTypes().contains(type))
                .toList();
    }

    private Draft of(Operation operation, Choice choice) {
        return choice.oneIn(3)
                ? sample(operation, choice)
                : callers.last(operation).map(Template::draft).orElseGet(() -> sample(operation, choice));
    }

    /** About things that don't exist, by somebody who does. */
    private Draft sample(Operation operation, Choice choice) {
        Draft draft = new Draft(operation, operation.method(), samples.path(operation))
                .with("Accept", "application/json, application/problem+json");
        samples.wholeBody(operation).ifPresent(body -> write(draft, operation, body));
        if (operation.isGuardedBy("operatorKey")) {
            draft.with("Authorization", "Bearer " + keyri.operatorKey());
        } else if (operation.isGuardedBy("apiKey")) {
            draft.with("Authorization", "Bearer " + shop.apiKey());
        } else if (operation.isGuardedBy("clientSecret") && choice.oneIn(2)) {
            draft.with("Authorization", "Basic " + client());
        }
        if (operation.wantsProof()) {
            String path = samples.path(operation);
            draft.with("Origin", shop.origin())
                    .provenBy(new Possession(
                            choice.of(browsers), operation.method(), keyri.publicUrl() + path, null, null));
        }
        return draft;
    }

    private void write(Draft draft, Operation operation, ObjectNode body) {
        if (operation.bodyTypes().contains("application/json")) {
            if (body.has("applicationId")) {
                body.put("applicationId", shop.applicationId());
            }
            draft.with("Content-Type", "application/json").text(body.toString());
        } else {
            draft.with("Content-Type", "application/x-www-form-urlencoded")
                    .text(body.properties().stream()
                            .map(member -> member.getKey() + "="
                                    + URLEncoder.encode(member.getValue().asString(""), StandardCharsets.UTF_8))
                            .collect(Collectors.joining("&")));
        }
    }

    private String client() {
        return Base64.getEncoder()
                .encodeToString((shop.applicationId() + ":" + shop.apiKey()).getBytes(StandardCharsets.UTF_8));
    }
}
