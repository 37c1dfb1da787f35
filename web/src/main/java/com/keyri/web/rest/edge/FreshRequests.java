package com.keyri.web.rest.edge;

import com.keyri.log.EventLog;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;

/**
 * Makes the container use nothing twice that belongs to one request. Payara's Grizzly keeps some of these objects for
 * each thread, and where it gives one back that is still in use, two callers share it (payara/Payara#5432): one sees
 * errors, in the worst case one is taken for the other. Making them anew costs some microseconds a request.
 *
 * <p>There is no setting for it: the cache of each thread is an array by the number of a type. Each of these types gets
 * the number of a new type here, of which nothing is kept.
 */
@WebListener
public class FreshRequests implements ServletContextListener {
    private static final String CACHE = "org.glassfish.grizzly.ThreadCache";

    /** A request, its answer, their heads and bodies, and what leads them through the filters. */
    static final List<String> OF_ONE_REQUEST = List.of(
            "org.glassfish.grizzly.http.server.Request",
            "org.glassfish.grizzly.http.server.SuspendStatus",
            "org.glassfish.grizzly.http.HttpServerFilter$ServerHttpRequestImpl",
            "org.glassfish.grizzly.http.HttpResponsePacketImpl",
            "org.glassfish.grizzly.http.HttpContent",
            "org.glassfish.grizzly.http.HttpTrailer",
            "org.glassfish.grizzly.http.HttpBrokenContent",
            "org.glassfish.grizzly.filterchain.FilterChainContext",
            "org.glassfish.grizzly.Context");

    @Inject
    EventLog log;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try {
            // The application can't see Grizzly; the container's own classes can.
            keepNone(event.getServletContext().getClass().getClassLoader());
        } catch (ReflectiveOperationException | RuntimeException e) {
            log.failure(
                    "requests are used again, because the container isn't the one that this was made for", Map.of(), e);
        }
    }

    static void keepNone(ClassLoader container) throws ReflectiveOperationException {
        Class<?> cache = Class.forName(CACHE, true, container);
        for (String name : OF_ONE_REQUEST) {
            keepNone(cache, Class.forName(name, true, container));
        }
    }

    private static void keepNone(Class<?> cache, Class<?> type) throws ReflectiveOperationException {
        Object nothingKept = cache.getMethod("obtainIndex", String.class, Class.class, int.class)
                .invoke(null, FreshRequests.class.getName() + ' ' + type.getName(), type, 0);
        Field index = type.getDeclaredField("CACHE_IDX");
        index.setAccessible(true);
        Object kept = index.get(null);
        for (String name : new String[] {"size", "index"}) {
            Field field = kept.getClass().getDeclaredField(name);
            field.setAccessible(true);
            field.setInt(kept, field.getInt(nothingKept));
        }
    }
}
