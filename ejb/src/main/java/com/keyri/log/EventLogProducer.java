package com.keyri.log;

import com.keyri.request.CallContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import java.util.logging.Logger;

/** Gives every class a log under its own name. */
@ApplicationScoped
public class EventLogProducer {
    @Inject
    CallContext call;

    @Produces
    EventLog log(InjectionPoint place) {
        return new EventLog(
                Logger.getLogger(place.getMember().getDeclaringClass().getName()), call);
    }
}
