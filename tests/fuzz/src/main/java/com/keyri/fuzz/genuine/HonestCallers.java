package com.keyri.fuzz.genuine;

import com.keyri.client.Installation;
import com.keyri.test.Keyri;
import com.keyri.test.contract.Operation;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

/** Those who use Keyri as it is meant, over and over, and what they last sent. */
public final class HonestCallers {
    private final Keyri keyri;
    private final ObjIntConsumer<Operation> answered;
    private final ConcurrentMap<String, Template> last = new ConcurrentHashMap<>();

    /** Callers of an installation; {@code answered} hears of each answer's status. */
    public HonestCallers(Keyri keyri, ObjIntConsumer<Operation> answered) {
        this.keyri = keyri;
        this.answered = answered;
    }

    /** Holds a complete ceremony and shows each of its requests to {@code meddler} before it is sent. */
    public void hold(Consumer<Template> meddler) {
        KeyRing keys = new KeyRing();
        Meddler http = new Meddler(
                keyri.http(),
                keyri.document(),
                keys,
                template -> {
                    meddler.accept(template);
                    last.put(template.operation().id(), template);
                },
                answered);
        Installation installation = Installation.at(URI.create(keyri.publicUrl()), http, Clock.systemUTC());
        new Ceremony(installation, keyri.operatorKey(), keys).hold();
    }

    /** What was last sent for an operation. */
    public Optional<Template> last(Operation operation) {
        return Optional.ofNullable(last.get(operation.id()));
    }
}
