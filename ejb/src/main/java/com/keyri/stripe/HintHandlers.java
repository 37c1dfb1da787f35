package com.keyri.stripe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;

/** The features that go by hints. */
@ApplicationScoped
public class HintHandlers {
    @Inject
    @Any
    Instance<StripeHintHandler> all;

    /** Those that want hints of that type. */
    List<StripeHintHandler> of(String type) {
        return all.stream().filter(handler -> handler.accepts(type)).toList();
    }
}
